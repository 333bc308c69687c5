/** Whole workspaces in one archive, and back. */
package org.modalis.exchange.internal.backup;
