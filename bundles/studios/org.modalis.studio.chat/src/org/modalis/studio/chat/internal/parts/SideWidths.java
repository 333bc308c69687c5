package org.modalis.studio.chat.internal.parts;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import org.eclipse.e4.ui.model.application.ui.MElementContainer;
import org.eclipse.e4.ui.model.application.ui.MUIElement;
import org.eclipse.swt.graphics.Rectangle;

/**
 * Keeps the parts at the sides of the conversation as wide as the user left them when the window grows or shrinks, and folds
 * them away when there is no room: the settings below 900 px, the list below 700, where it drops down from the header. Threads: the UI thread.
 */
final class SideWidths {

	private static final int SASH = 4;
	private static final String FOLDED = "org.modalis.folded";
	private static final String LIST = "org.modalis.part.threads";
	/** The sides with their first width and the width of the whole below which they fold. */
	private static final Map<String, int[]> SIDES = Map.of(LIST, new int[] { 268, 700 },
			"org.modalis.part.threadSettings", new int[] { 288, 900 });

	private final MElementContainer<?> columns;
	private final Consumer<Boolean> listFolded;
	private final Map<String, Integer> widths = new HashMap<>();

	/**
	 * @param columns the parts side by side
	 * @param listFolded told whether the list is folded away, each time they are adjusted
	 */
	SideWidths(MElementContainer<?> columns, Consumer<Boolean> listFolded) {
		this.columns = columns;
		this.listFolded = listFolded;
		for (MUIElement part : columns.getChildren())
			if (SIDES.containsKey(part.getElementId()))
				widths.put(part.getElementId(), kept(part));
	}

	private static int kept(MUIElement part) {
		String value = part.getPersistedState().getOrDefault("width", "");
		return value.matches("[0-9]{2,4}") ? Integer.parseInt(value) : SIDES.get(part.getElementId())[0];
	}

	/** Looks again, after something changed its size. */
	void adjust() {
		int whole = columns.getWidget() instanceof Rectangle area ? area.width : 0;
		if (whole < 300)
			return;
		fold(whole);
		listFolded.accept(columns.getChildren().stream().anyMatch(part -> part.getElementId().equals(LIST) && part.getTags().contains(FOLDED)));
		var seen = columns.getChildren().stream().filter(part -> part.isVisible() && part.isToBeRendered()).toList();
		int room = whole - SASH * (seen.size() - 1);
		int sum = seen.stream().mapToInt(SideWidths::weight).sum();
		if (Math.abs(sum - room) <= SASH)
			remember(seen);
		else
			share(seen, room);
	}

	private void fold(int whole) {
		for (MUIElement part : columns.getChildren()) {
			int[] side = SIDES.get(part.getElementId());
			if (side == null)
				continue;
			boolean folded = part.getTags().contains(FOLDED);
			if (whole < side[1] && part.isVisible() && !folded) {
				part.getTags().add(FOLDED);
				part.setVisible(false);
			} else if (whole >= side[1] && folded) {
				part.getTags().remove(FOLDED);
				part.setVisible(true);
			}
		}
	}

	/** The weights are pixels already: what differs from before was drawn by the user. */
	private void remember(List<? extends MUIElement> seen) {
		for (MUIElement part : seen) {
			Integer before = widths.get(part.getElementId());
			if (before == null || Math.abs(before - weight(part)) <= SASH)
				continue;
			widths.put(part.getElementId(), weight(part));
			part.getPersistedState().put("width", part.getContainerData());
		}
	}

	private void share(List<? extends MUIElement> seen, int room) {
		int sides = seen.stream().mapToInt(part -> widths.getOrDefault(part.getElementId(), 0)).sum();
		for (MUIElement part : seen)
			part.setContainerData(
					Integer.toString(widths.getOrDefault(part.getElementId(), Math.max(200, room - sides))));
	}

	private static int weight(MUIElement part) {
		String data = part.getContainerData();
		return data != null && data.matches("[0-9]{1,6}") ? Integer.parseInt(data) : 0;
	}
}
