package org.modalis.studio.chat.internal.parts;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.modalis.studio.chat.internal.session.ThreadFiling;
import org.modalis.studio.chat.internal.session.ThreadList;
import org.modalis.studio.chat.internal.view.Look;
import org.modalis.workbench.toolkit.FlatButton;
import org.modalis.workbench.toolkit.ThemeColor;

/** Says below the list that a thread was deleted, and brings it back. */
final class UndoBar {

	private final ThreadFiling filing;
	private final Composite root;
	private final Label words;

	UndoBar(Composite parent, Look look, ThreadFiling filing) {
		this.filing = filing;
		root = look.box(parent, ThemeColor.PANEL2, 3);
		GridLayout layout = (GridLayout) root.getLayout();
		layout.marginWidth = 12;
		layout.marginHeight = 6;
		layout.horizontalSpacing = 6;
		root.setLayoutData(new GridData(SWT.FILL, SWT.BOTTOM, true, false));
		words = Look.marked(look.label(root, "", ThemeColor.PANEL2, ThemeColor.MUTE, look.fonts().hint(), SWT.NONE), "deleted");
		GridData wide = new GridData(SWT.FILL, SWT.CENTER, true, false);
		wide.widthHint = 60;
		words.setLayoutData(wide);
		FlatButton undo = Look.marked(new FlatButton(root, look.colors()), "undoDelete");
		undo.setText("Undo");
		undo.setToolTipText("Brings the thread back");
		undo.onPress(filing::undoDelete);
		FlatButton close = new FlatButton(root, look.colors());
		close.setText("✕");
		close.setBare(true);
		close.setToolTipText("Hide this; the thread stays deleted");
		close.onPress(filing::forgetDeleted);
		update();
	}

	void update() {
		var thread = filing.deleted();
		thread.ifPresent(gone -> {
			words.setText("Deleted “" + ThreadList.title(gone).replace("&", "&&") + "”");
			words.setToolTipText(ThreadList.title(gone));
		});
		root.setVisible(thread.isPresent());
		((GridData) root.getLayoutData()).exclude = thread.isEmpty();
		root.requestLayout();
	}
}
