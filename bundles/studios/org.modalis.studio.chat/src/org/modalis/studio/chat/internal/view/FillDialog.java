package org.modalis.studio.chat.internal.view;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

import org.eclipse.jface.dialogs.Dialog;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.window.Window;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.modalis.api.history.Prompt;
import org.modalis.studio.chat.internal.prompts.PromptText;
import org.modalis.studio.chat.internal.prompts.Variable;
import org.modalis.workbench.toolkit.Fonts;

/** Asks for the variables of a prompt and shows what comes of them while they are typed. Threads: the UI thread. */
public final class FillDialog extends Dialog {

	private final Prompt prompt;
	private final PromptText text;
	private final Map<Variable, Supplier<String>> fields = new LinkedHashMap<>();
	private Text preview;
	private Label problem;
	private String result = "";

	private FillDialog(Shell parent, Prompt prompt) {
		super(parent);
		this.prompt = prompt;
		text = new PromptText(prompt.text());
	}

	/** The text of a prompt, after asking for its variables if it has any; empty when the user went back. */
	public static Optional<String> fill(Shell parent, Prompt prompt) {
		var dialog = new FillDialog(parent, prompt);
		if (dialog.text.variables().isEmpty())
			return Optional.of(dialog.text.with(Map.of()));
		return dialog.open() == Window.OK ? Optional.of(dialog.result) : Optional.empty();
	}

	@Override
	protected void configureShell(Shell shell) {
		super.configureShell(shell);
		shell.setText(prompt.name());
	}

	@Override
	protected boolean isResizable() {
		return true;
	}

	@Override
	protected Control createDialogArea(Composite parent) {
		Composite area = (Composite) super.createDialogArea(parent);
		((GridLayout) area.getLayout()).numColumns = 2;
		((GridLayout) area.getLayout()).horizontalSpacing = 12;
		text.variables().forEach(variable -> fields.put(variable, field(area, variable)));
		label(area, "Preview", SWT.TOP);
		preview = Look.named(new Text(area, SWT.MULTI | SWT.WRAP | SWT.V_SCROLL | SWT.READ_ONLY | SWT.BORDER), "fillPreview", "Preview");
		GridData room = new GridData(SWT.FILL, SWT.FILL, true, true);
		room.widthHint = convertWidthInCharsToPixels(72);
		room.heightHint = 130;
		preview.setLayoutData(room);
		new Label(area, SWT.NONE);
		problem = new Label(area, SWT.WRAP);
		problem.setFont(Fonts.of(area.getDisplay()).hint());
		problem.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
		return area;
	}

	private static void label(Composite area, String name, int vertical) {
		Label label = new Label(area, SWT.NONE);
		label.setText(name.replace("&", "&&"));
		label.setLayoutData(new GridData(SWT.LEFT, vertical, false, false));
	}

	private Supplier<String> field(Composite area, Variable variable) {
		boolean many = variable.kind() == Variable.Kind.MULTILINE;
		label(area, variable.name(), many ? SWT.TOP : SWT.CENTER);
		GridData data = new GridData(SWT.FILL, SWT.CENTER, true, false);
		if (variable.kind() == Variable.Kind.CHOICE) {
			Combo combo = Look.named(new Combo(area, SWT.READ_ONLY), "fill." + variable.name(), variable.name());
			combo.setItems(variable.choices().toArray(String[]::new));
			combo.select(0);
			combo.setLayoutData(data);
			combo.addListener(SWT.Selection, e -> show());
			return combo::getText;
		}
		int style = many ? SWT.MULTI | SWT.WRAP | SWT.V_SCROLL | SWT.BORDER : SWT.BORDER;
		Text field = Look.named(new Text(area, style), "fill." + variable.name(), variable.name());
		if (many) {
			data.heightHint = 70;
			field.addListener(SWT.Traverse, e -> e.doit |= e.detail == SWT.TRAVERSE_TAB_NEXT || e.detail == SWT.TRAVERSE_TAB_PREVIOUS);
		}
		field.setText(variable.initial());
		if (!many)
			field.addListener(SWT.FocusIn, e -> field.selectAll());
		field.setLayoutData(data);
		field.addListener(SWT.Modify, e -> show());
		return field::getText;
	}

	private void show() {
		if (preview == null)
			return;
		var values = new LinkedHashMap<String, String>();
		fields.forEach((variable, value) -> values.put(variable.name(), value.get()));
		result = text.with(values);
		preview.setText(result);
		var wrong = fields.entrySet().stream().flatMap(field -> field.getKey().problem(field.getValue().get()).stream()).findFirst();
		problem.setText(wrong.orElse(""));
		getButton(IDialogConstants.OK_ID).setEnabled(wrong.isEmpty());
	}

	@Override
	protected void createButtonsForButtonBar(Composite parent) {
		createButton(parent, IDialogConstants.OK_ID, "Put into the message", true);
		createButton(parent, IDialogConstants.CANCEL_ID, IDialogConstants.CANCEL_LABEL, false);
		show();
	}
}
