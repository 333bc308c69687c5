package org.modalis.workbench.toolkit.filter;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.layout.RowData;
import org.eclipse.swt.layout.RowLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Text;
import org.modalis.api.Subscription;
import org.modalis.workbench.toolkit.Dressing;
import org.modalis.workbench.toolkit.FlatButton;
import org.modalis.workbench.toolkit.Fonts;
import org.modalis.workbench.toolkit.Icons;
import org.modalis.workbench.toolkit.ThemeColor;
import org.modalis.workbench.toolkit.ThemeColors;

/**
 * Above a list: a field for words, a button that opens the other criteria, the order and the saved views, and a chip for each
 * criterion in use, which a press removes. It shows and sets a {@link FilterModel}; the list listens to that. Its controls have the
 * ids {@code <list>.filter.text}, {@code .more} and {@code .chip.<criterion>}. Threads: the UI thread.
 */
public final class FilterBar {

	private static final int CHIP = 24;

	private final FilterModel model;
	private final ThemeColors colors;
	private final String id;
	private final Composite root;
	private final Text text;
	private final FlatButton more;
	private final Composite chips;

	public FilterBar(Composite parent, ThemeColors colors, FilterModel model) {
		this.model = model;
		this.colors = colors;
		id = model.form().list() + ".filter";
		root = Dressing.paint(new Composite(parent, SWT.NONE), colors, ThemeColor.PANEL, ThemeColor.TEXT);
		GridLayout layout = new GridLayout(2, false);
		layout.marginWidth = 12;
		layout.marginTop = 10;
		layout.marginBottom = 6;
		layout.marginHeight = 0;
		layout.horizontalSpacing = 6;
		layout.verticalSpacing = 6;
		root.setLayout(layout);
		Fonts fonts = Fonts.of(parent.getDisplay());
		text = Dressing.paint(new Text(root, SWT.SINGLE | SWT.BORDER), colors, ThemeColor.PANEL2, ThemeColor.TEXT);
		Dressing.named(text, id + ".text", model.form().hint());
		text.setMessage(model.form().hint());
		text.setFont(fonts.body());
		text.setText(model.filter().text());
		text.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
		text.addModifyListener(e -> model.set(model.filter().withText(text.getText())));
		text.addListener(SWT.Traverse, e -> {
			if (e.detail == SWT.TRAVERSE_ESCAPE && !text.getText().isEmpty()) {
				e.doit = false;
				text.setText("");
			}
		});
		more = Dressing.marked(new FlatButton(root, colors), id + ".more");
		more.setIcon(new Icons(parent.getDisplay(), FilterBar.class, colors), "filter", 16);
		more.setToolTipText("Filter, sort and saved views");
		more.onPress(() -> new FilterPopup(more, colors, model).open());
		chips = Dressing.paint(new Composite(root, SWT.NONE), colors, ThemeColor.PANEL, ThemeColor.TEXT);
		chips.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false, 2, 1));
		RowLayout wrap = new RowLayout(SWT.HORIZONTAL);
		wrap.marginTop = wrap.marginBottom = wrap.marginLeft = wrap.marginRight = 0;
		wrap.spacing = 4;
		chips.setLayout(wrap);
		Subscription subscription = model.onChange(this::update);
		root.addDisposeListener(e -> subscription.close());
		update();
	}

	/** The widget, for the layout. */
	public Composite control() {
		return root;
	}

	/** Puts the cursor into the field for words. */
	public void focus() {
		text.setFocus();
		text.selectAll();
	}

	/** Calls the action when Arrow Down or Enter leaves the field for the list. */
	public void onLeave(Runnable action) {
		text.addListener(SWT.KeyDown, e -> {
			if (e.keyCode == SWT.ARROW_DOWN) {
				e.doit = false;
				action.run();
			}
		});
		text.addListener(SWT.DefaultSelection, e -> action.run());
	}

	private void update() {
		if (!text.getText().equals(model.filter().text()))
			text.setText(model.filter().text());
		boolean hadFocus = false;
		for (Control chip : chips.getChildren()) {
			hadFocus |= chip.isFocusControl();
			chip.dispose();
		}
		model.active().forEach(this::chip);
		boolean some = chips.getChildren().length > 0;
		chips.setVisible(some);
		((GridData) chips.getLayoutData()).exclude = !some;
		if (hadFocus)
			(some ? chips.getChildren()[0] : text).setFocus();
		chips.requestLayout();
	}

	private void chip(FilterModel.Active active) {
		FlatButton chip = Dressing.marked(new FlatButton(chips, colors), id + ".chip." + active.criterion());
		chip.setText(active.words() + "  ✕");
		chip.setToolTipText("Remove this filter");
		int widest = Math.max(60, root.getClientArea().width - 24);
		int width = chip.computeSize(SWT.DEFAULT, SWT.DEFAULT).x;
		chip.setLayoutData(new RowData(widest > 60 ? Math.min(width, widest) : width, CHIP));
		Runnable remove = () -> model.set(model.filter().without(active.criterion()));
		chip.onPress(remove);
		chip.addListener(SWT.KeyDown, e -> {
			if (e.keyCode == SWT.DEL || e.keyCode == SWT.BS)
				remove.run();
		});
	}
}
