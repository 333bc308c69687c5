/** Follows the providers that come and go. */
package org.modalis.core.internal.registry;
