package org.modalis.workbench.internal.preferences;

import org.eclipse.core.runtime.IPath;
import org.eclipse.core.runtime.Platform;
import org.eclipse.jface.preference.PreferencePage;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchPreferencePage;

/**
 * The page at the root: where everything is kept. The platform's own root page throws outside the IDE and would stop the other
 * pages from being saved.
 */
public class GeneralPage extends PreferencePage implements IWorkbenchPreferencePage {

	@Override
	public void init(IWorkbench workbench) {
		noDefaultAndApplyButton();
	}

	@Override
	protected Control createContents(Composite parent) {
		Composite body = new Composite(parent, SWT.NONE);
		body.setLayout(new GridLayout(2, false));
		IPath workspace = IPath.fromOSString(Platform.getInstanceLocation().getURL().getPath());
		path(body, "Workspace", workspace);
		path(body, "History", workspace.append("history"));
		Label hint = new Label(body, SWT.WRAP);
		hint.setText("Everything that was said is in the history folder. To back it up, copy it while Modalis is closed.");
		GridData data = new GridData(SWT.FILL, SWT.TOP, true, false, 2, 1);
		data.widthHint = 300;
		hint.setLayoutData(data);
		return body;
	}

	private static void path(Composite body, String name, IPath path) {
		new Label(body, SWT.NONE).setText(name);
		Text text = new Text(body, SWT.READ_ONLY);
		text.setText(path.toOSString());
		text.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
	}
}
