/** Colours, fonts, icons and the few widgets of our own that every studio draws itself with. */
@org.osgi.annotation.versioning.Version("1.0.0")
package org.modalis.workbench.toolkit;
