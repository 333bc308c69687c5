package org.modalis.workbench.toolkit.filter;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.modalis.workbench.toolkit.Dressing;
import org.modalis.workbench.toolkit.FlatButton;
import org.modalis.workbench.toolkit.Fonts;
import org.modalis.workbench.toolkit.Popup;
import org.modalis.workbench.toolkit.ThemeColor;
import org.modalis.workbench.toolkit.ThemeColors;

/** The criteria of a list, its orders and its saved views. What is changed holds at once. Threads: the UI thread. */
final class FilterPopup {

	private static final int WIDTH = 340;

	private final FlatButton button;
	private final ThemeColors colors;
	private final Fonts fonts;
	private final FilterModel model;
	private final Popup popup;
	private final Composite grid;
	private Control first;

	FilterPopup(FlatButton button, ThemeColors colors, FilterModel model) {
		this.button = button;
		this.colors = colors;
		this.model = model;
		fonts = Fonts.of(button.getDisplay());
		popup = new Popup(button.getShell(), colors, id("popup"), "Filter, sort and saved views");
		grid = box(popup.body(), 2);
		for (FilterForm.Field field : model.form().fields())
			add(field);
		order();
		FlatButton clear = Dressing.marked(new FlatButton(grid, colors), id("clear"));
		clear.setText("Show all");
		clear.setToolTipText("Removes every filter");
		clear.setLayoutData(new GridData(SWT.END, SWT.CENTER, false, false, 2, 1));
		clear.onPress(() -> {
			model.clear();
			popup.close();
		});
		new ViewList(popup, colors, model);
	}

	void open() {
		popup.open(button, WIDTH, first);
	}

	private String id(String last) {
		return model.form().list() + ".filter." + last;
	}

	private Composite box(Composite parent, int columns) {
		Composite box = Dressing.paint(new Composite(parent, SWT.NONE), colors, ThemeColor.PANEL, ThemeColor.TEXT);
		GridLayout layout = new GridLayout(columns, false);
		layout.marginWidth = layout.marginHeight = 4;
		layout.horizontalSpacing = 12;
		layout.verticalSpacing = 8;
		box.setLayout(layout);
		box.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
		return box;
	}

	private void add(FilterForm.Field field) {
		switch (field.criterion()) {
		case FAVOURITE -> favourite(field);
		case DATE -> {
			label(field.label());
			remember(new DateFields(grid, colors, id("date"), field.label(), model.filter().date(),
					date -> model.set(model.filter().withDate(date)), popup::fit).control());
		}
		case COST -> {
			label(field.label());
			new CostFields(grid, colors, id("cost"), field.label(), model.filter().cost(),
					cost -> model.set(model.filter().withCost(cost)));
		}
		default -> choice(field);
		}
	}

	private void label(String words) {
		Label label = Dressing.paint(new Label(grid, SWT.NONE), colors, ThemeColor.PANEL, ThemeColor.MUTE);
		label.setText(words.replace("&", "&&"));
		label.setFont(fonts.hint());
	}

	private void choice(FilterForm.Field field) {
		label(field.label());
		Optional<String> chosen = model.filter().chosen(field.criterion());
		var choices = new ArrayList<Choice>(field.choices().get());
		chosen.filter(id -> choices.stream().noneMatch(choice -> choice.id().equals(id))).ifPresent(id -> choices.add(new Choice(id, id)));
		Combo combo = combo(field.criterion().name(), field.label(), fonts.body());
		combo.add("Any");
		choices.forEach(choice -> combo.add(choice.name()));
		combo.select(chosen.map(id -> 1 + choices.stream().map(Choice::id).toList().indexOf(id)).orElse(0));
		combo.addListener(SWT.Selection, e -> {
			int at = combo.getSelectionIndex();
			model.set(model.filter().choosing(field.criterion(), at <= 0 ? Optional.empty() : Optional.of(choices.get(at - 1).id())));
		});
	}

	private void favourite(FilterForm.Field field) {
		Button box = Dressing.paint(new Button(grid, SWT.CHECK), colors, ThemeColor.PANEL, ThemeColor.TEXT);
		Dressing.marked(box, id(field.criterion().name()));
		box.setText(field.label().replace("&", "&&"));
		box.setFont(fonts.body());
		box.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false, 2, 1));
		box.setSelection(model.filter().favourite());
		box.addListener(SWT.Selection, e -> model.set(model.filter().withFavourite(box.getSelection())));
		remember(box);
	}

	private void order() {
		List<Choice> orders = model.form().orders();
		label("Sort by");
		Combo combo = combo("order", "Sort by", fonts.body());
		orders.forEach(order -> combo.add(order.name()));
		combo.select(orders.stream().map(Choice::id).toList().indexOf(model.filter().order().orElseThrow()));
		combo.addListener(SWT.Selection, e -> model.set(model.filter().withOrder(Optional.of(orders.get(combo.getSelectionIndex()).id()))));
	}

	private Combo combo(String last, String name, Font font) {
		Combo combo = Dressing.paint(new Combo(grid, SWT.READ_ONLY), colors, ThemeColor.PANEL2, ThemeColor.TEXT);
		Dressing.named(combo, id(last), name);
		combo.setFont(font);
		GridData data = new GridData(SWT.FILL, SWT.CENTER, true, false);
		data.widthHint = 120;
		combo.setLayoutData(data);
		remember(combo);
		return combo;
	}

	/** The keyboard begins in the first field. */
	private void remember(Control control) {
		if (first == null)
			first = control;
	}
}
