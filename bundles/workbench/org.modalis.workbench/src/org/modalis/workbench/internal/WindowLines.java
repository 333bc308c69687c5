package org.modalis.workbench.internal;

import org.eclipse.e4.core.di.annotations.Optional;
import org.eclipse.e4.ui.di.UIEventTopic;
import org.eclipse.e4.ui.model.application.ui.basic.MPartSashContainer;
import org.eclipse.e4.ui.model.application.ui.SideValue;
import org.eclipse.e4.ui.model.application.ui.basic.MTrimBar;
import org.eclipse.e4.ui.workbench.UIEvents;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Shell;
import org.modalis.workbench.toolkit.ThemeColor;
import org.modalis.workbench.toolkit.ThemeColors;
import org.osgi.service.event.Event;

import jakarta.inject.Inject;

/**
 * Draws one line between the parts, and between them and the bars around them. The gap that the platform leaves there for dragging has the colour of the parts, so the line
 * is all that shows. Threads: the UI thread.
 */
public class WindowLines {

	/** The width of the platform's gaps. */
	private static final int GAP = 4;
	private static final String LINED = "org.modalis.lined";

	private final ThemeColors colors;

	@Inject
	public WindowLines(ThemeColors colors) {
		this.colors = colors;
	}

	@Inject
	@Optional
	void drawn(@UIEventTopic(UIEvents.UIElement.TOPIC_WIDGET) Event event) {
		if (event.getProperty(UIEvents.EventTags.ELEMENT) instanceof MPartSashContainer
				&& event.getProperty(UIEvents.EventTags.NEW_VALUE) instanceof Composite parts) {
			parts.addPaintListener(e -> between(e.gc, parts));
			around(parts.getShell());
		}
	}

	/** The bars are drawn before addons hear of anything, so they are looked for when the first parts appear. */
	private void around(Shell window) {
		for (Control child : window.getChildren())
			if (child.getData("modelElement") instanceof MTrimBar bar && child.getData(LINED) == null) {
				child.setData(LINED, true);
				child.addPaintListener(e -> beside(e.gc, child.getSize(), bar.getSide()));
				child.redraw();
			}
	}

	private void beside(GC gc, Point size, SideValue side) {
		gc.setForeground(colors.color(ThemeColor.LINE));
		if (side == SideValue.LEFT)
			gc.drawLine(size.x - 1, 0, size.x - 1, size.y);
		if (side == SideValue.BOTTOM)
			gc.drawLine(0, 0, size.x, 0);
	}

	private void between(GC gc, Composite parts) {
		gc.setForeground(colors.color(ThemeColor.LINE));
		Rectangle all = parts.getClientArea();
		for (Control part : parts.getChildren()) {
			Rectangle area = part.getBounds();
			int right = area.x + area.width + 1;
			int bottom = area.y + area.height + 1;
			if (!part.isVisible())
				continue;
			if (right + GAP < all.width)
				gc.drawLine(right, area.y, right, bottom);
			if (bottom + GAP < all.height)
				gc.drawLine(area.x - GAP, bottom, right, bottom);
		}
	}
}
