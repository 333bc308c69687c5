package org.modalis.workbench.toolkit.filter;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.modalis.workbench.toolkit.Dressing;
import org.modalis.workbench.toolkit.Fonts;
import org.modalis.workbench.toolkit.ThemeColor;
import org.modalis.workbench.toolkit.ThemeColors;

/** Lets the user choose days: a few usual stretches, or from one day to another. */
final class DateFields {

	private static final List<Integer> DAYS = List.of(1, 7, 30, 365);
	private static final int BETWEEN = DAYS.size() + 1;

	private final ThemeColors colors;
	private final Composite root;
	private final Combo combo;
	private final Composite days;
	private final Label wrong;
	private final Text from;
	private final Text to;
	private final Consumer<DateRange> changed;
	private final Runnable resized;

	/** @param resized called when it needs more or less room */
	DateFields(Composite parent, ThemeColors colors, String id, String name, DateRange range, Consumer<DateRange> changed, Runnable resized) {
		this.colors = colors;
		this.changed = changed;
		this.resized = resized;
		root = box(parent, 1);
		root.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
		combo = Dressing.paint(new Combo(root, SWT.READ_ONLY), colors, ThemeColor.PANEL2, ThemeColor.TEXT);
		Dressing.named(combo, id, name);
		combo.setFont(Fonts.of(root.getDisplay()).body());
		combo.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
		combo.setItems("Any time", "Today", "Last 7 days", "Last 30 days", "Last 365 days", "Between days…");
		days = box(root, 2);
		days.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
		from = day(id + ".from", "From the day", range.from());
		to = day(id + ".to", "To the day", range.to());
		wrong = Dressing.paint(new Label(days, SWT.NONE), colors, ThemeColor.PANEL, ThemeColor.BAD);
		wrong.setFont(Fonts.of(root.getDisplay()).hint());
		wrong.setText("A day is written like 2026-11-24.");
		wrong.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false, 2, 1));
		select(range);
		combo.addListener(SWT.Selection, e -> choose());
		from.addModifyListener(e -> choose());
		to.addModifyListener(e -> choose());
		show(combo.getSelectionIndex() == BETWEEN, false);
	}

	Combo control() {
		return combo;
	}

	private Composite box(Composite parent, int columns) {
		Composite box = Dressing.paint(new Composite(parent, SWT.NONE), colors, ThemeColor.PANEL, ThemeColor.TEXT);
		GridLayout layout = new GridLayout(columns, true);
		layout.marginWidth = layout.marginHeight = 0;
		layout.verticalSpacing = 4;
		box.setLayout(layout);
		return box;
	}

	private Text day(String id, String name, Optional<LocalDate> day) {
		Text text = Dressing.paint(new Text(days, SWT.SINGLE | SWT.BORDER), colors, ThemeColor.PANEL2, ThemeColor.TEXT);
		Dressing.named(text, id, name);
		text.setMessage("year-month-day");
		text.setFont(Fonts.of(days.getDisplay()).body());
		text.setText(day.map(LocalDate::toString).orElse(""));
		text.setToolTipText(name + ", like 2026-11-24");
		GridData data = new GridData(SWT.FILL, SWT.CENTER, true, false);
		data.widthHint = 60;
		text.setLayoutData(data);
		return text;
	}

	private void select(DateRange range) {
		OptionalInt last = range.lastDays();
		if (last.isPresent() && !DAYS.contains(last.getAsInt()))
			combo.setText("");
		else
			combo.select(last.isPresent() ? 1 + DAYS.indexOf(last.getAsInt()) : range.equals(DateRange.ANY) ? 0 : BETWEEN);
	}

	private void choose() {
		int at = combo.getSelectionIndex();
		if (at < 0)
			return;
		if (at != BETWEEN) {
			show(false, false);
			changed.accept(at == 0 ? DateRange.ANY : DateRange.last(DAYS.get(at - 1)));
			return;
		}
		try {
			changed.accept(DateRange.between(read(from), read(to)));
			show(true, false);
		} catch (DateTimeException notADay) {
			show(true, true);
		}
	}

	private static Optional<LocalDate> read(Text field) {
		return Optional.of(field.getText().strip()).filter(text -> !text.isEmpty()).map(LocalDate::parse);
	}

	private void show(boolean between, boolean mistake) {
		set(wrong, mistake);
		set(days, between);
		resized.run();
	}

	private static void set(Control control, boolean shown) {
		control.setVisible(shown);
		((GridData) control.getLayoutData()).exclude = !shown;
	}
}
