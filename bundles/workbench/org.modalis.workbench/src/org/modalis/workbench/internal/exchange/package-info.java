/** The dialogs for moving threads in and out, and for backing up and restoring the workspace. */
package org.modalis.workbench.internal.exchange;
