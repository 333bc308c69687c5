package org.modalis.workbench.internal.preferences;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.modalis.api.model.ModelInfo;

/** The models of a provider: name, context, output, price, what they take, and whether they are still served. */
final class ModelTable {

	private static final String[] TITLES = { "Model", "Context", "Output", "In / out, 1M", "Takes", "State" };
	private static final int[] WIDTHS = { 180, 70, 70, 110, 165, 190 };

	private final Table table;
	private List<ModelInfo> models = List.of();

	ModelTable(Composite parent) {
		table = new Table(parent, SWT.BORDER | SWT.FULL_SELECTION | SWT.VIRTUAL);
		table.setHeaderVisible(true);
		for (int i = 0; i < TITLES.length; i++) {
			TableColumn column = new TableColumn(table, i == 3 ? SWT.RIGHT : SWT.LEFT);
			column.setText(TITLES[i]);
			column.setWidth(WIDTHS[i]);
		}
		table.addListener(SWT.SetData, e -> {
			List<String> cells = ModelWords.cells(models.get(e.index), LocalDate.now(), Locale.getDefault());
			((TableItem) e.item).setText(cells.toArray(String[]::new));
		});
	}

	Table control() {
		return table;
	}

	void show(List<ModelInfo> now) {
		if (now.equals(models) && table.getItemCount() == now.size())
			return;
		models = now;
		table.setItemCount(now.size());
		table.clearAll();
	}
}
