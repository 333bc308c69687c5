/** The list of commands with their keys. */
package org.modalis.workbench.internal.keys;
