package org.modalis.workbench.toolkit.filter;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.function.Consumer;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Text;
import org.modalis.workbench.toolkit.Dressing;
import org.modalis.workbench.toolkit.Fonts;
import org.modalis.workbench.toolkit.ThemeColor;
import org.modalis.workbench.toolkit.ThemeColors;

/** Lets the user say how much something cost, from and to. What is no number is not taken, and shown in red. */
final class CostFields {

	private final ThemeColors colors;
	private final Composite root;
	private final Text least;
	private final Text most;

	CostFields(Composite parent, ThemeColors colors, String id, String name, CostRange range, Consumer<CostRange> changed) {
		this.colors = colors;
		root = Dressing.paint(new Composite(parent, SWT.NONE), colors, ThemeColor.PANEL, ThemeColor.TEXT);
		GridLayout layout = new GridLayout(2, true);
		layout.marginWidth = layout.marginHeight = 0;
		root.setLayout(layout);
		root.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
		least = field(id + ".least", name + " at least", "at least", range.least());
		most = field(id + ".most", name + " at most", "at most", range.most());
		least.addModifyListener(e -> changed.accept(new CostRange(read(least), read(most))));
		most.addModifyListener(e -> changed.accept(new CostRange(read(least), read(most))));
	}

	private Text field(String id, String name, String hint, Optional<BigDecimal> amount) {
		Text text = Dressing.paint(new Text(root, SWT.SINGLE | SWT.BORDER), colors, ThemeColor.PANEL2, ThemeColor.TEXT);
		Dressing.named(text, id, name);
		text.setMessage(hint);
		text.setToolTipText(name + ", as a number like 0.5");
		text.setFont(Fonts.of(root.getDisplay()).body());
		text.setText(amount.map(BigDecimal::toPlainString).orElse(""));
		GridData data = new GridData(SWT.FILL, SWT.CENTER, true, false);
		data.widthHint = 60;
		text.setLayoutData(data);
		return text;
	}

	private Optional<BigDecimal> read(Text field) {
		String text = field.getText().strip().replace(',', '.');
		boolean number = text.matches("\\d{1,9}(\\.\\d{0,9})?");
		field.setForeground(colors.color(number || text.isEmpty() ? ThemeColor.TEXT : ThemeColor.BAD));
		return number ? Optional.of(new BigDecimal(text)) : Optional.empty();
	}
}
