/** Which theme is in use, and switching it while the workbench runs. */
package org.modalis.workbench.internal.theme;
