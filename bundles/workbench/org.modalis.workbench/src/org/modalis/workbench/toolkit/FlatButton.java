package org.modalis.workbench.toolkit;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleActionAdapter;
import org.eclipse.swt.accessibility.AccessibleActionEvent;
import org.eclipse.swt.accessibility.AccessibleControlAdapter;
import org.eclipse.swt.accessibility.AccessibleControlEvent;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.events.MouseEvent;
import org.eclipse.swt.events.MouseListener;
import org.eclipse.swt.events.MouseTrackListener;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;

/**
 * A flat button with rounded corners: plain or {@link #setPrimary primary}, with text, an icon, or both. Space and Enter press
 * it, Tab reaches it, and assistive technology sees a push button with its text (or its tool tip when it has none). Threads:
 * the UI thread.
 */
public final class FlatButton extends ThemedCanvas {

	private static final int HEIGHT = 28;
	private static final int PADDING = 10;
	private static final int GAP = 6;
	private static final int CORNER = 12;

	private final List<Runnable> actions = new ArrayList<>();
	private String text = "";
	private Icons icons;
	private String icon = "";
	private int iconSize = 16;
	private boolean primary;
	private boolean bare;
	private boolean hover;
	private boolean pressed;

	public FlatButton(Composite parent, ThemeColors colors) {
		super(parent, SWT.NONE, colors);
		addMouseListener(MouseListener.mouseDownAdapter(this::down));
		addMouseListener(MouseListener.mouseUpAdapter(this::up));
		addMouseTrackListener(MouseTrackListener.mouseEnterAdapter(e -> hover(true)));
		addMouseTrackListener(MouseTrackListener.mouseExitAdapter(e -> hover(false)));
		addListener(SWT.FocusIn, e -> redraw());
		addListener(SWT.FocusOut, e -> redraw());
		addListener(SWT.Traverse, e -> e.doit = e.detail != SWT.TRAVERSE_RETURN);
		addListener(SWT.KeyDown, e -> {
			if (e.stateMask == 0 && (e.character == ' ' || e.character == SWT.CR || e.keyCode == SWT.KEYPAD_CR))
				press();
		});
		describe();
	}

	/** The text; empty for a button with an icon alone, which then needs a tool tip. */
	public void setText(String value) {
		text = value;
		redraw();
	}

	public String getText() {
		return text;
	}

	/** The icon before the text, drawn in the colour of the text. */
	public void setIcon(Icons source, String name, int size) {
		icons = source;
		icon = name;
		iconSize = size;
		redraw();
	}

	/** Whether this is the one primary action of its surface. */
	public void setPrimary(boolean value) {
		primary = value;
		redraw();
	}

	/** Whether it shows neither ground nor outline until the mouse is over it, for buttons inside bars. */
	public void setBare(boolean value) {
		bare = value;
		redraw();
	}

	/** Calls the action each time the button is pressed, by mouse, keyboard or assistive technology. */
	public void onPress(Runnable action) {
		actions.add(action);
	}

	/** Presses it, as a click does; nothing happens while it is disabled. */
	public void press() {
		if (isEnabled())
			List.copyOf(actions).forEach(Runnable::run);
	}

	@Override
	public void setEnabled(boolean enabled) {
		super.setEnabled(enabled);
		hover = hover && enabled;
		redraw();
	}

	@Override
	public Point computeSize(int wHint, int hHint, boolean changed) {
		int width = 2 * (text.isEmpty() ? GAP : PADDING);
		if (!text.isEmpty())
			width += measure(text, font()).x;
		if (icons != null)
			width += iconSize + (text.isEmpty() ? 0 : GAP);
		return new Point(wHint == SWT.DEFAULT ? width : wHint, hHint == SWT.DEFAULT ? HEIGHT : hHint);
	}

	@Override
	protected void draw(GC gc) {
		Rectangle area = getClientArea();
		gc.setBackground(getParent().getBackground());
		gc.fillRectangle(area);
		boolean filled = !bare || hover || pressed;
		if (filled) {
			gc.setBackground(colors.color(ground()));
			gc.fillRoundRectangle(0, 0, area.width, area.height, CORNER, CORNER);
		}
		boolean focused = isFocusControl();
		if (focused || filled && !primary && !bare) {
			gc.setForeground(colors.color(focused ? primary ? ThemeColor.TEXT : ThemeColor.ACCENT : ThemeColor.LINE));
			gc.drawRoundRectangle(0, 0, area.width - 1, area.height - 1, CORNER, CORNER);
		}
		drawContent(gc, area);
	}

	private void drawContent(GC gc, Rectangle area) {
		gc.setFont(font());
		ThemeColor ink = ink();
		gc.setForeground(colors.color(ink));
		int textWidth = text.isEmpty() ? 0 : gc.textExtent(text, SWT.DRAW_TRANSPARENT).x;
		int width = textWidth + (icons == null ? 0 : iconSize + (text.isEmpty() ? 0 : GAP));
		int x = Math.max(text.isEmpty() ? 0 : GAP, (area.width - width) / 2);
		if (icons != null) {
			Image image = icons.image(icon, iconSize, ink);
			gc.drawImage(image, x, (area.height - iconSize) / 2);
			x += iconSize + GAP;
		}
		if (!text.isEmpty())
			gc.drawText(fit(gc, text, area.width - x - 2), x, (area.height - gc.getFontMetrics().getHeight()) / 2, true);
	}

	private ThemeColor ground() {
		if (!isEnabled())
			return ThemeColor.PANEL2;
		if (primary)
			return ThemeColor.ACCENT;
		return hover || pressed ? ThemeColor.ACCENT_SOFT : ThemeColor.PANEL;
	}

	private ThemeColor ink() {
		if (!isEnabled())
			return ThemeColor.FAINT;
		if (primary)
			return ThemeColor.ON_ACCENT;
		return bare && !hover ? ThemeColor.MUTE : ThemeColor.TEXT;
	}

	private Font font() {
		return primary ? fonts.buttonBold() : fonts.button();
	}

	private void hover(boolean over) {
		hover = over && isEnabled();
		redraw();
	}

	private void down(MouseEvent event) {
		pressed = event.button == 1 && isEnabled();
		if (pressed)
			setFocus();
		redraw();
	}

	private void up(MouseEvent event) {
		boolean click = pressed && getClientArea().contains(event.x, event.y);
		pressed = false;
		redraw();
		if (click)
			press();
	}

	private void describe() {
		getAccessible().addAccessibleListener(new AccessibleAdapter() {
			@Override
			public void getName(AccessibleEvent e) {
				e.result = text.isEmpty() ? getToolTipText() : text;
			}
		});
		getAccessible().addAccessibleControlListener(new AccessibleControlAdapter() {
			@Override
			public void getRole(AccessibleControlEvent e) {
				e.detail = ACC.ROLE_PUSHBUTTON;
			}

			@Override
			public void getState(AccessibleControlEvent e) {
				e.detail = (isEnabled() ? ACC.STATE_FOCUSABLE : ACC.STATE_DISABLED) | (isFocusControl() ? ACC.STATE_FOCUSED : 0);
			}
		});
		getAccessible().addAccessibleActionListener(new AccessibleActionAdapter() {
			@Override
			public void getActionCount(AccessibleActionEvent e) {
				e.count = 1;
			}

			@Override
			public void getName(AccessibleActionEvent e) {
				e.result = "press";
			}

			@Override
			public void doAction(AccessibleActionEvent e) {
				press();
				e.result = ACC.OK;
			}
		});
	}
}
