/** What a provider gets for a call. */
package org.modalis.core.internal.provider;
