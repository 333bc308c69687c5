package org.modalis.studio.chat.internal.window;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.RowLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.modalis.api.model.ModelId;
import org.modalis.studio.chat.internal.compare.CompareState;
import org.modalis.studio.chat.internal.session.ModelChoice;
import org.modalis.studio.chat.internal.view.Look;
import org.modalis.workbench.toolkit.FlatButton;
import org.modalis.workbench.toolkit.ThemeColor;

/** The models that are asked next, each a button that leaves it out, and one that adds another. Threads: the UI thread. */
final class ModelChips {

	private final Look look;
	private final Composite row;
	private final Consumer<ModelId> leaveOut;
	private final Consumer<Rectangle> add;
	private List<ModelId> shown = List.of();
	private Map<ModelId, List<String>> remarked = Map.of();

	/** @param add told where the button is, in the display's coordinates */
	ModelChips(Composite parent, Look look, Consumer<ModelId> leaveOut, Consumer<Rectangle> add) {
		this.look = look;
		this.leaveOut = leaveOut;
		this.add = add;
		row = look.box(parent, ThemeColor.PANEL, 1);
		var layout = new RowLayout(SWT.HORIZONTAL);
		layout.marginLeft = layout.marginRight = layout.marginTop = layout.marginBottom = 0;
		layout.spacing = 8;
		row.setLayout(layout);
		row.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
	}

	List<ModelId> shown() {
		return shown;
	}

	/** @return whether the keyboard was here and has nowhere to go now */
	boolean show(CompareState state) {
		if (state.chosen().equals(shown) && state.remarks().equals(remarked) && row.getChildren().length > 0)
			return false;
		boolean same = state.chosen().equals(shown);
		int focused = Arrays.asList(row.getChildren()).indexOf(Arrays.stream(row.getChildren()).filter(Control::isFocusControl).findFirst().orElse(null));
		shown = state.chosen();
		remarked = state.remarks();
		for (Control chip : row.getChildren())
			chip.dispose();
		var names = new ModelChoice(state.models());
		shown.forEach(model -> chip(model, names.name(model)));
		var more = more(state.hasRoom());
		row.layout(true, true);
		if (focused < 0)
			return false;
		// The sixth model leaves nothing to add, and a button that is off takes no keyboard.
		return !(same ? row.getChildren()[focused].setFocus() : state.hasRoom() && more.setFocus());
	}

	private void chip(ModelId model, String name) {
		var chip = Look.marked(new FlatButton(row, look.colors()), "compareModel");
		var remarks = remarked.getOrDefault(model, List.of());
		chip.setText((remarks.isEmpty() ? "" : "⚠ ") + name + "  ×");
		chip.setToolTipText("Leave " + name + " out" + (remarks.isEmpty() ? "" : "\n" + String.join("\n", remarks)));
		chip.onPress(() -> leaveOut.accept(model));
	}

	private FlatButton more(boolean hasRoom) {
		var more = Look.marked(new FlatButton(row, look.colors()), "compareAdd");
		more.setText("Add model");
		more.setIcon(look.icons(), "plus", 16);
		more.setEnabled(hasRoom);
		more.setToolTipText(hasRoom ? "Ask one model more" : "Six models are the most");
		more.onPress(() -> {
			var at = more.toDisplay(0, 0);
			add.accept(new Rectangle(at.x, at.y, more.getSize().x, more.getSize().y));
		});
		return more;
	}
}
