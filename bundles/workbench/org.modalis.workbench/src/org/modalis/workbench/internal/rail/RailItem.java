package org.modalis.workbench.internal.rail;

import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleControlAdapter;
import org.eclipse.swt.accessibility.AccessibleControlEvent;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.events.MouseListener;
import org.eclipse.swt.events.MouseTrackListener;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.modalis.workbench.toolkit.Icons;
import org.modalis.workbench.toolkit.ThemeColor;
import org.modalis.workbench.toolkit.ThemeColors;
import org.modalis.workbench.toolkit.ThemedCanvas;

/** One studio in the rail: icon above label, tinted when it is the one in use. Space and Enter open it. */
class RailItem extends ThemedCanvas {

	static final Point SIZE = new Point(44, 46);
	private static final int ICON = 18;
	private static final int CORNER = 16;

	private final String label;
	private final String iconAddress;
	private final Icons icons;
	private boolean selected;
	private boolean hover;

	RailItem(Composite parent, ThemeColors colors, Icons icons, String label, String iconAddress, Runnable open) {
		super(parent, SWT.NONE, colors);
		this.label = label;
		this.iconAddress = iconAddress;
		this.icons = icons;
		setToolTipText(label);
		addMouseListener(MouseListener.mouseDownAdapter(e -> open.run()));
		addMouseTrackListener(MouseTrackListener.mouseEnterAdapter(e -> hover(true)));
		addMouseTrackListener(MouseTrackListener.mouseExitAdapter(e -> hover(false)));
		addListener(SWT.FocusIn, e -> redraw());
		addListener(SWT.FocusOut, e -> redraw());
		addListener(SWT.Traverse, e -> e.doit = e.detail != SWT.TRAVERSE_RETURN);
		addListener(SWT.KeyDown, e -> {
			if (e.character == ' ' || e.character == SWT.CR)
				open.run();
		});
		describe();
	}

	void setSelected(boolean value) {
		selected = value;
		redraw();
	}

	private void hover(boolean value) {
		hover = value;
		redraw();
	}

	@Override
	public Point computeSize(int wHint, int hHint, boolean changed) {
		return SIZE;
	}

	@Override
	protected void draw(GC gc) {
		Rectangle area = getClientArea();
		gc.setBackground(colors.color(ThemeColor.PANEL2));
		gc.fillRectangle(area);
		if (selected || hover) {
			gc.setBackground(colors.color(selected ? ThemeColor.ACCENT_SOFT : ThemeColor.WINDOW));
			gc.fillRoundRectangle(0, 0, area.width, area.height, CORNER, CORNER);
		}
		if (isFocusControl()) {
			gc.setForeground(colors.color(ThemeColor.ACCENT));
			gc.drawRoundRectangle(0, 0, area.width - 1, area.height - 1, CORNER, CORNER);
		}
		ThemeColor ink = selected ? ThemeColor.ACCENT : ThemeColor.MUTE;
		Font font = fonts.px(9.5, selected);
		gc.setFont(font);
		gc.setForeground(colors.color(ink));
		int lineHeight = gc.getFontMetrics().getHeight();
		int top = Math.max(2, (area.height - ICON - lineHeight - 2) / 2);
		if (!iconAddress.isEmpty())
			gc.drawImage(icons.imageAt(iconAddress, ICON, ink), (area.width - ICON) / 2, top);
		String text = fit(gc, label, area.width - 2);
		gc.drawText(text, (area.width - gc.textExtent(text, SWT.DRAW_TRANSPARENT).x) / 2, top + ICON + 2, true);
	}

	private void describe() {
		getAccessible().addAccessibleListener(new AccessibleAdapter() {
			@Override
			public void getName(AccessibleEvent e) {
				e.result = label;
			}
		});
		getAccessible().addAccessibleControlListener(new AccessibleControlAdapter() {
			@Override
			public void getRole(AccessibleControlEvent e) {
				e.detail = ACC.ROLE_RADIOBUTTON;
			}

			@Override
			public void getState(AccessibleControlEvent e) {
				e.detail = ACC.STATE_FOCUSABLE | (selected ? ACC.STATE_CHECKED : 0) | (isFocusControl() ? ACC.STATE_FOCUSED : 0);
			}
		});
	}
}
