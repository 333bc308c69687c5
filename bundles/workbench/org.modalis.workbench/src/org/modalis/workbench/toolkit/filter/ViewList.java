package org.modalis.workbench.toolkit.filter;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.modalis.api.Subscription;
import org.modalis.workbench.toolkit.Dressing;
import org.modalis.workbench.toolkit.FlatButton;
import org.modalis.workbench.toolkit.Fonts;
import org.modalis.workbench.toolkit.Popup;
import org.modalis.workbench.toolkit.ThemeColor;
import org.modalis.workbench.toolkit.ThemeColors;

/** The saved views of a list, each with a button to use and one to delete it, and a field that keeps what is shown as a new one. */
final class ViewList {

	private final Popup popup;
	private final ThemeColors colors;
	private final Fonts fonts;
	private final FilterModel model;
	private final Composite rows;
	private final Text name;

	ViewList(Popup popup, ThemeColors colors, FilterModel model) {
		this.popup = popup;
		this.colors = colors;
		this.model = model;
		fonts = Fonts.of(popup.body().getDisplay());
		Composite root = box(popup.body());
		Label heading = Dressing.paint(new Label(root, SWT.NONE), colors, ThemeColor.PANEL, ThemeColor.FAINT);
		heading.setText("Saved views");
		heading.setFont(fonts.hintBold());
		heading.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false, 2, 1));
		rows = box(root);
		rows.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false, 2, 1));
		((GridLayout) rows.getLayout()).marginWidth = ((GridLayout) rows.getLayout()).marginHeight = 0;
		name = Dressing.paint(new Text(root, SWT.SINGLE | SWT.BORDER), colors, ThemeColor.PANEL2, ThemeColor.TEXT);
		Dressing.named(name, id("name"), "Name of the view");
		name.setMessage("Name for what is shown now");
		name.setFont(fonts.body());
		name.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
		name.addListener(SWT.DefaultSelection, e -> save());
		button(root, id("save"), "Save view", "Keeps the filters and the order under this name", this::save);
		Subscription subscription = model.onChange(this::update);
		root.addDisposeListener(e -> subscription.close());
		fill();
	}

	private String id(String last) {
		return model.form().list() + ".filter.view." + last;
	}

	private Composite box(Composite parent) {
		Composite box = Dressing.paint(new Composite(parent, SWT.NONE), colors, ThemeColor.PANEL, ThemeColor.TEXT);
		GridLayout layout = new GridLayout(2, false);
		layout.marginWidth = layout.marginHeight = 4;
		layout.horizontalSpacing = layout.verticalSpacing = 4;
		box.setLayout(layout);
		box.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
		return box;
	}

	private FlatButton button(Composite parent, String id, String text, String tip, Runnable action) {
		FlatButton button = Dressing.marked(new FlatButton(parent, colors), id);
		button.setText(text);
		button.setToolTipText(tip);
		button.onPress(action);
		return button;
	}

	private void save() {
		String given = name.getText();
		name.setText("");
		model.save(given);
	}

	private void update() {
		fill();
		popup.fit();
	}

	private void fill() {
		for (Control row : rows.getChildren())
			row.dispose();
		for (SavedView view : model.views()) {
			String mark = model.view().filter(view::equals).isPresent() ? "✓ " : "";
			FlatButton use = button(rows, id("use." + view.name()), mark + view.name(), "Shows this view", () -> {
				popup.close();
				model.set(view.filter());
			});
			GridData wide = new GridData(SWT.FILL, SWT.CENTER, true, false);
			wide.widthHint = 120;
			use.setLayoutData(wide);
			button(rows, id("delete." + view.name()), "Delete", "Deletes the view “" + view.name() + "”", () -> model.delete(view.name()));
		}
		boolean some = !model.views().isEmpty();
		rows.setVisible(some);
		((GridData) rows.getLayoutData()).exclude = !some;
	}
}
