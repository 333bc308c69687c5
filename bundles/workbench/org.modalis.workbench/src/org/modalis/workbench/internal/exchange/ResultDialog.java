package org.modalis.workbench.internal.exchange;

import java.util.List;

import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.TrayDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.modalis.api.exchange.ExchangeProblem;

/** Says what came of it, with the list of what could not be taken along. */
final class ResultDialog extends TrayDialog {

	private static final int COPY = IDialogConstants.CLIENT_ID;

	private final String title;
	private final String sentence;
	private final List<ExchangeProblem> problems;

	ResultDialog(Shell parent, String title, String sentence, List<ExchangeProblem> problems) {
		super(parent);
		this.title = title;
		this.sentence = sentence;
		this.problems = problems;
		setShellStyle(getShellStyle() | SWT.RESIZE);
		setHelpAvailable(false);
	}

	@Override
	protected void configureShell(Shell shell) {
		super.configureShell(shell);
		shell.setText(title);
	}

	@Override
	protected Point getInitialSize() {
		return problems.isEmpty() ? super.getInitialSize() : new Point(640, 420);
	}

	@Override
	protected Control createDialogArea(Composite parent) {
		Composite area = (Composite) super.createDialogArea(parent);
		Label label = new Label(area, SWT.WRAP);
		label.setText(sentence.replace("&", "&&"));
		GridDataFactory.fillDefaults().grab(true, false).hint(480, SWT.DEFAULT).applyTo(label);
		if (!problems.isEmpty())
			table(area);
		return area;
	}

	private void table(Composite area) {
		Label above = new Label(area, SWT.NONE);
		above.setText(problems.size() == 1 ? "One thing could not be taken along:" : problems.size() + " things could not be taken along:");
		Table table = new Table(area, SWT.BORDER | SWT.FULL_SELECTION | SWT.VIRTUAL | SWT.MULTI);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(table);
		table.setHeaderVisible(true);
		column(table, "What", 200);
		column(table, "Why", 400);
		table.addListener(SWT.SetData, e -> {
			ExchangeProblem problem = problems.get(e.index);
			((TableItem) e.item).setText(new String[] { problem.what().replaceAll("\\s+", " "), problem.reason() });
		});
		table.setItemCount(problems.size());
		table.getAccessible().addAccessibleListener(new AccessibleAdapter() {
			@Override
			public void getName(AccessibleEvent e) {
				if (e.childID < 0)
					e.result = above.getText();
			}
		});
	}

	private static void column(Table table, String text, int width) {
		TableColumn column = new TableColumn(table, SWT.NONE);
		column.setText(text);
		column.setWidth(width);
	}

	@Override
	protected void createButtonsForButtonBar(Composite parent) {
		if (!problems.isEmpty())
			createButton(parent, COPY, "Copy List", false);
		createButton(parent, IDialogConstants.OK_ID, IDialogConstants.OK_LABEL, true);
	}

	@Override
	protected void buttonPressed(int button) {
		if (button != COPY) {
			super.buttonPressed(button);
			return;
		}
		var text = new StringBuilder();
		for (ExchangeProblem problem : problems)
			text.append(problem.what()).append('\t').append(problem.reason()).append('\n');
		var clipboard = new Clipboard(getShell().getDisplay());
		clipboard.setContents(new Object[] { text.toString() }, new Transfer[] { TextTransfer.getInstance() });
		clipboard.dispose();
	}
}
