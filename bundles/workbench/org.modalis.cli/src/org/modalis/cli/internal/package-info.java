/** Modalis without a window. */
package org.modalis.cli.internal;
