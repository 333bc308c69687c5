/** The filter and sort control that the lists of the workbench share, and what it knows without a widget. */
@org.osgi.annotation.versioning.Version("1.0.0")
package org.modalis.workbench.toolkit.filter;
