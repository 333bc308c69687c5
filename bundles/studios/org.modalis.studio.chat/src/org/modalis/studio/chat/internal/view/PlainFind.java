package org.modalis.studio.chat.internal.view;

import java.util.List;
import java.util.regex.Pattern;

import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.modalis.workbench.toolkit.ThemeColor;

/** The search in the plain conversation: a field above it, hidden until it is wanted. Threads: the UI thread. */
final class PlainFind {

	private final Composite bar;
	private final StyledText text;
	private final Runnable older;
	private final Text field;
	private final Label count;
	private boolean more;

	/** @param older asks for earlier messages */
	PlainFind(Composite parent, Look look, StyledText text, Runnable older) {
		this.text = text;
		this.older = older;
		bar = look.bar(parent, 2);
		bar.moveAbove(text);
		bar.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
		field = Look.named(new Text(bar, SWT.SEARCH), "org.modalis.chat.plainFind", "Find in this thread");
		field.setMessage("Find in this thread");
		field.setLayoutData(new GridData(220, SWT.DEFAULT));
		count = look.label(bar, "", ThemeColor.PANEL, ThemeColor.MUTE, look.fonts().hint(), SWT.NONE);
		count.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
		field.addListener(SWT.Modify, e -> search());
		field.addListener(SWT.DefaultSelection, e -> go(true));
		field.addListener(SWT.KeyDown, e -> {
			if (e.keyCode == SWT.ESC)
				close();
			else if (e.keyCode == SWT.ARROW_UP || e.keyCode == SWT.ARROW_DOWN)
				go(e.keyCode == SWT.ARROW_DOWN);
		});
		show(false);
	}

	void open() {
		show(true);
		field.setFocus();
		field.selectAll();
	}

	/** Whether it was open. */
	boolean close() {
		boolean was = bar.getVisible();
		if (was) {
			show(false);
			text.setFocus();
		}
		return was;
	}

	private void show(boolean on) {
		bar.setVisible(on);
		((GridData) bar.getLayoutData()).exclude = !on;
		bar.getParent().layout();
	}

	/** The text has changed. */
	void changed(boolean earlier) {
		more = earlier;
		if (bar.getVisible() && !field.getText().isEmpty())
			tell(matches());
	}

	private List<Integer> matches() {
		if (field.getText().isEmpty())
			return List.of();
		return Pattern.compile(Pattern.quote(field.getText()), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE).matcher(text.getText())
				.results().map(found -> found.start()).toList();
	}

	private void search() {
		var found = matches();
		found.stream().filter(at -> at >= text.getSelectionRange().x).findFirst().or(() -> found.stream().reduce((a, b) -> b)).ifPresent(this::select);
		tell(found);
	}

	private void go(boolean down) {
		var found = matches();
		int at = text.getSelectionRange().x;
		if (down)
			found.stream().filter(next -> next > at).findFirst().or(() -> found.stream().findFirst()).ifPresent(this::select);
		else
			found.reversed().stream().filter(next -> next < at).findFirst().or(() -> found.stream().reduce((a, b) -> b)).ifPresent(this::select);
		tell(found);
	}

	private void select(int at) {
		text.setSelection(at, at + field.getText().length());
	}

	private void tell(List<Integer> found) {
		boolean searching = more && !field.getText().isEmpty();
		int place = found.indexOf(text.getSelectionRange().x) + 1;
		count.setText(field.getText().isEmpty() ? "" : (found.isEmpty() ? searching ? "" : "No matches" : place + " of " + found.size())
				+ (searching ? "  Searching earlier messages…" : ""));
		if (searching)
			text.getDisplay().asyncExec(older);
	}
}
