/** The application, its theme and its preference pages. */
package org.modalis.workbench.internal;
