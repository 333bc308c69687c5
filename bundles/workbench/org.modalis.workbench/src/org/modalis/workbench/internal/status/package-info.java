/** The line at the bottom of the window. */
package org.modalis.workbench.internal.status;
