package org.modalis.workbench.toolkit;

import java.util.Optional;

import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleControlAdapter;
import org.eclipse.swt.accessibility.AccessibleControlEvent;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;

/**
 * A pill with a few words, such as the model of a thread or the state of a provider. Plain it has an outline, and may carry a
 * dot or a gauge; as a {@link #setTag tag} it has a soft ground in the colour of a state. It cannot be pressed. Threads: the UI
 * thread.
 */
public final class Chip extends ThemedCanvas {

	private static final int HEIGHT = 22;
	private static final int PADDING = 10;
	private static final int DOT = 7;
	private static final int GAUGE = 70;
	private static final int GAP = 6;

	private String text = "";
	private Optional<ThemeColor> dot = Optional.empty();
	private double gauge = -1;
	private ThemeColor ink = ThemeColor.MUTE;
	private ThemeColor ground = ThemeColor.PANEL2;
	private boolean outlined = true;

	public Chip(Composite parent, ThemeColors colors) {
		super(parent, SWT.NO_FOCUS, colors);
		getAccessible().addAccessibleListener(new AccessibleAdapter() {
			@Override
			public void getName(AccessibleEvent e) {
				e.result = text;
			}
		});
		getAccessible().addAccessibleControlListener(new AccessibleControlAdapter() {
			@Override
			public void getRole(AccessibleControlEvent e) {
				e.detail = ACC.ROLE_LABEL;
			}
		});
	}

	/** The words. */
	public void setText(String value) {
		text = value;
		redraw();
	}

	public String getText() {
		return text;
	}

	/** A dot before the words in the colour of a state; the words say the state too. */
	public void setDot(Optional<ThemeColor> color) {
		dot = color;
		redraw();
	}

	/** A gauge before the words, from 0 to 1; negative for none. */
	public void setGauge(double filled) {
		gauge = Math.min(1, filled);
		redraw();
	}

	/** Makes it a tag in the colour of a state: {@code OK}, {@code WARN}, {@code BAD}, or {@code MUTE} for none of these. */
	public void setTag(ThemeColor state) {
		outlined = false;
		ink = state;
		ground = switch (state) {
		case OK -> ThemeColor.OK_SOFT;
		case WARN -> ThemeColor.WARN_SOFT;
		case BAD -> ThemeColor.BAD_SOFT;
		default -> ThemeColor.WINDOW;
		};
		redraw();
	}

	@Override
	public Point computeSize(int wHint, int hHint, boolean changed) {
		int width = 2 * PADDING + before() + measure(text, fonts.hintBold()).x;
		return new Point(wHint == SWT.DEFAULT ? width : wHint, hHint == SWT.DEFAULT ? HEIGHT : hHint);
	}

	private int before() {
		return (dot.isPresent() ? DOT + GAP : 0) + (gauge < 0 ? 0 : GAUGE + GAP);
	}

	@Override
	protected void draw(GC gc) {
		Rectangle area = getClientArea();
		gc.setBackground(getParent().getBackground());
		gc.fillRectangle(area);
		gc.setBackground(colors.color(ground));
		gc.fillRoundRectangle(0, 0, area.width, area.height, area.height, area.height);
		if (outlined) {
			gc.setForeground(colors.color(ThemeColor.LINE));
			gc.drawRoundRectangle(0, 0, area.width - 1, area.height - 1, area.height, area.height);
		}
		int x = PADDING;
		if (dot.isPresent()) {
			gc.setBackground(colors.color(dot.get()));
			gc.fillOval(x, (area.height - DOT) / 2, DOT, DOT);
			x += DOT + GAP;
		}
		if (gauge >= 0)
			x = drawGauge(gc, x, area.height / 2 - 2);
		gc.setFont(fonts.hintBold());
		gc.setForeground(colors.color(ink));
		gc.drawText(fit(gc, text, area.width - x - PADDING / 2), x, (area.height - gc.getFontMetrics().getHeight()) / 2, true);
	}

	private int drawGauge(GC gc, int x, int y) {
		gc.setBackground(colors.color(ThemeColor.LINE));
		gc.fillRoundRectangle(x, y, GAUGE, 4, 4, 4);
		gc.setBackground(colors.color(ThemeColor.ACCENT));
		gc.fillRoundRectangle(x, y, Math.max(gauge > 0 ? 2 : 0, (int) Math.round(GAUGE * gauge)), 4, 4, 4);
		return x + GAUGE + GAP;
	}
}
