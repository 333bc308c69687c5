package org.modalis.workbench.internal.status;

import org.eclipse.core.runtime.IPath;
import org.eclipse.core.runtime.Platform;
import org.eclipse.swt.widgets.Composite;
import org.modalis.workbench.toolkit.ThemeColors;

import jakarta.annotation.PostConstruct;

/** The right end of the status line: the name of the workspace, with its whole path as the tool tip. */
public class WorkspaceStatus {

	@PostConstruct
	void create(Composite parent, ThemeColors colors) {
		IPath folder = IPath.fromOSString(Platform.getInstanceLocation().getURL().getPath());
		StatusText text = new StatusText(parent, colors);
		text.show("Workspace: " + folder.lastSegment(), "");
		text.setToolTipText(folder.toOSString());
	}
}
