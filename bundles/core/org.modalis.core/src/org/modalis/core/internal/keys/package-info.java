/** API keys, kept in the platform's secure storage. */
package org.modalis.core.internal.keys;
