/** The application: how the workbench starts, and what its window is made of. */
package org.modalis.workbench.internal;
