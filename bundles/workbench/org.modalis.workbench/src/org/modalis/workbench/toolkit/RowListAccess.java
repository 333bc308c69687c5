package org.modalis.workbench.toolkit;

import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.accessibility.Accessible;
import org.eclipse.swt.accessibility.AccessibleControlAdapter;
import org.eclipse.swt.accessibility.AccessibleControlEvent;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;

/** Shows a {@link RowList} to assistive technology as a list with one item per row. */
final class RowListAccess {

	private final RowList list;
	private final Accessible accessible;

	RowListAccess(RowList list) {
		this.list = list;
		accessible = list.getAccessible();
		accessible.addAccessibleListener(new AccessibleAdapter() {
			@Override
			public void getName(AccessibleEvent e) {
				if (isRow(e.childID))
					e.result = name(list.rows().row(e.childID));
				else if (list.getToolTipText() != null)
					e.result = list.getToolTipText();
			}
		});
		accessible.addAccessibleControlListener(new Items());
	}

	static String name(Row row) {
		return String.join(", ", java.util.stream.Stream.of(row.title(), row.detail(), row.trailing())
				.filter(part -> !part.isEmpty()).toList());
	}

	void selectionChanged() {
		accessible.selectionChanged();
		if (list.selection() >= 0)
			accessible.setFocus(list.selection());
	}

	private boolean isRow(int child) {
		return child >= 0 && child < list.rowCount();
	}

	private final class Items extends AccessibleControlAdapter {

		@Override
		public void getRole(AccessibleControlEvent e) {
			e.detail = isRow(e.childID) ? ACC.ROLE_LISTITEM : ACC.ROLE_LIST;
		}

		@Override
		public void getChildCount(AccessibleControlEvent e) {
			e.detail = list.rowCount();
		}

		@Override
		public void getChildAtPoint(AccessibleControlEvent e) {
			Point at = list.toControl(e.x, e.y);
			int row = list.getClientArea().contains(at) ? list.rowAt(at.y) : -1;
			e.childID = row >= 0 ? row : ACC.CHILDID_SELF;
		}

		@Override
		public void getLocation(AccessibleControlEvent e) {
			Rectangle area = isRow(e.childID) ? list.bounds(e.childID) : list.getClientArea();
			Point at = list.toDisplay(area.x, area.y);
			e.x = at.x;
			e.y = at.y;
			e.width = area.width;
			e.height = area.height;
		}

		@Override
		public void getState(AccessibleControlEvent e) {
			e.detail = ACC.STATE_FOCUSABLE;
			if (isRow(e.childID))
				e.detail |= ACC.STATE_SELECTABLE;
			if (isRow(e.childID) && e.childID == list.selection())
				e.detail |= ACC.STATE_SELECTED | (list.isFocusControl() ? ACC.STATE_FOCUSED : 0);
		}

		@Override
		public void getSelection(AccessibleControlEvent e) {
			e.childID = list.selection() >= 0 ? list.selection() : ACC.CHILDID_NONE;
		}

		@Override
		public void getFocus(AccessibleControlEvent e) {
			if (!list.isFocusControl())
				e.childID = ACC.CHILDID_NONE;
			else
				e.childID = list.selection() >= 0 ? list.selection() : ACC.CHILDID_SELF;
		}
	}
}
