/** What runs before the framework does: sorts the arguments, chooses the folders and hands over to Equinox. */
package org.modalis.launcher.internal;
