/** The one way out of this machine: Apache HttpClient inside, retries and limits around it. */
package org.modalis.core.internal.transport;
