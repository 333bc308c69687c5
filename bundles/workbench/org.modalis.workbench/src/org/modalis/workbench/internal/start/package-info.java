/** What happens before and while the first window opens: the workspace is taken and the history opened. */
package org.modalis.workbench.internal.start;
