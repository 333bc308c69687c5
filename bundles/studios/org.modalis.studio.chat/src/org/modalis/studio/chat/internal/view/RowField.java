package org.modalis.studio.chat.internal.view;

import java.util.function.Consumer;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Text;
import org.modalis.workbench.toolkit.RowList;
import org.modalis.workbench.toolkit.ThemeColor;

/** A field over a row of a list, in which a name is changed in place: Enter and leaving it keep, Escape does not. Threads: the UI thread. */
public final class RowField {

	private final RowList list;
	private final Text field;
	private final Consumer<String> keep;
	private final Runnable gone;
	private boolean done;

	/**
	 * @param place where, in the list's coordinates
	 * @param keep called with the new name
	 * @param gone called when the field is gone
	 */
	public RowField(RowList list, Look look, Rectangle place, String name, String value, Consumer<String> keep, Runnable gone) {
		this.list = list;
		this.keep = keep;
		this.gone = gone;
		field = look.paint(new Text(list, SWT.SINGLE | SWT.BORDER), ThemeColor.PANEL2, ThemeColor.TEXT);
		Look.named(field, "rowField", name);
		field.setMessage(name);
		field.setFont(look.fonts().body());
		field.setText(value);
		field.setBounds(place.x + 10, place.y + 6, place.width - 20, place.height - 12);
		field.selectAll();
		field.setFocus();
		field.addListener(SWT.DefaultSelection, e -> finish(true, true));
		field.addListener(SWT.Traverse, e -> {
			if (e.detail == SWT.TRAVERSE_ESCAPE) {
				e.doit = false;
				finish(false, true);
			}
		});
		field.addListener(SWT.FocusOut, e -> finish(true, false));
	}

	private void finish(boolean kept, boolean back) {
		if (done || field.isDisposed())
			return;
		done = true;
		String text = field.getText().strip();
		if (kept && !text.isEmpty())
			keep.accept(text);
		field.getDisplay().asyncExec(() -> {
			if (list.isDisposed())
				return;
			field.dispose();
			if (back)
				list.setFocus();
			gone.run();
		});
	}
}
