/** The preference pages. */
package org.modalis.workbench.internal.preferences;
