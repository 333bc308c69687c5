/** The rail of studios at the left of the window. */
package org.modalis.workbench.internal.rail;
