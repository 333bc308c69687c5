package org.modalis.studio.chat.internal.view;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.modalis.api.history.Ids;
import org.modalis.api.history.Prompt;
import org.modalis.studio.chat.internal.prompts.PromptText;
import org.modalis.studio.chat.internal.prompts.Tags;
import org.modalis.studio.chat.internal.prompts.Variable;
import org.modalis.workbench.toolkit.FlatButton;
import org.modalis.workbench.toolkit.ThemeColor;

/** One prompt of the library: its name, tags and text, its versions, and what can be done with it. Threads: the UI thread. */
public final class PromptEditor {

	/** What the editor asks for. */
	public interface Actions {
		/** Saves a new version, or a new prompt. */
		void save(Prompt prompt);

		void favourite(Prompt prompt, boolean marked);

		void delete(Prompt prompt);

		/** What the fields say may differ from what is kept now, or not any more. */
		void touched();

		/** Puts its text into the composer. */
		void use(Prompt prompt);
	}

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
			.withLocale(Locale.getDefault(Locale.Category.FORMAT)).withZone(ZoneId.systemDefault());

	private final Look look;
	private final Actions actions;
	private final Composite root;
	private final Text name;
	private final Text tags;
	private final StyledText text;
	private final Combo version;
	private final Label variables;
	private final FlatButton favourite;
	private final FlatButton delete;
	private final FlatButton use;
	private final FlatButton save;
	private Optional<Prompt> newest = Optional.empty();
	private List<Prompt> versions = List.of();
	private UUID id = Ids.next();
	private boolean filling;

	public PromptEditor(Composite parent, Look look, Actions actions) {
		this.look = look;
		this.actions = actions;
		root = look.box(parent, ThemeColor.PANEL, 1);
		var layout = (GridLayout) root.getLayout();
		layout.marginWidth = 12;
		layout.marginHeight = 10;
		layout.verticalSpacing = 8;
		Composite top = look.box(root, ThemeColor.PANEL, 3);
		((GridLayout) top.getLayout()).horizontalSpacing = 8;
		top.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
		name = field(top, "promptName", "Name of this prompt", "Name", 3);
		tags = field(top, "promptTags", "Tags of this prompt, with commas between", "Tags, with commas between", 2);
		version = Look.named(look.paint(new Combo(top, SWT.READ_ONLY), ThemeColor.PANEL2, ThemeColor.TEXT), "promptVersion", "Version");
		version.setFont(look.fonts().body());
		version.setLayoutData(new GridData(SWT.END, SWT.CENTER, false, false));
		version.addListener(SWT.Selection, e -> showVersion());
		text = text();
		variables = Look.marked(look.label(root, "", ThemeColor.PANEL, ThemeColor.MUTE, look.fonts().hint(), SWT.WRAP), "promptVariables");
		GridData hint = new GridData(SWT.FILL, SWT.TOP, true, false);
		hint.widthHint = 200;
		variables.setLayoutData(hint);
		Composite bar = look.box(root, ThemeColor.PANEL, 5);
		((GridLayout) bar.getLayout()).horizontalSpacing = 8;
		bar.setLayoutData(new GridData(SWT.FILL, SWT.BOTTOM, true, false));
		favourite = button(bar, "promptFavourite", "☆ Favourite", "Favourites are offered first", () -> actions.favourite(newest.orElseThrow(), !newest.get().favourite()));
		delete = button(bar, "promptDelete", "Delete…", "Deletes this prompt with all its versions", () -> actions.delete(newest.orElseThrow()));
		look.label(bar, "", ThemeColor.PANEL, ThemeColor.TEXT, look.fonts().hint(), SWT.NONE)
				.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
		use = button(bar, "promptUse", "Use in chat", "Puts its text into the message field", () -> actions.use(edited()));
		save = button(bar, "promptSave", "Save", "Keeps this as the newest version (Ctrl+S)", this::save);
		save.setPrimary(true);
		clear();
	}

	private Text field(Composite parent, String mark, String spoken, String message, int weight) {
		Text made = Look.named(look.paint(new Text(parent, SWT.SINGLE | SWT.BORDER), ThemeColor.PANEL2, ThemeColor.TEXT), mark, spoken);
		made.setMessage(message);
		made.setFont(look.fonts().body());
		GridData data = new GridData(SWT.FILL, SWT.CENTER, true, false);
		data.widthHint = weight * 60;
		made.setLayoutData(data);
		made.addListener(SWT.Modify, e -> arm());
		return made;
	}

	private StyledText text() {
		StyledText made = look.paint(new StyledText(root, SWT.MULTI | SWT.WRAP | SWT.V_SCROLL), ThemeColor.PANEL2, ThemeColor.TEXT);
		Look.named(made, "promptText", "Text of this prompt");
		made.setFont(look.fonts().conversation());
		made.setMargins(8, 6, 8, 6);
		made.setAlwaysShowScrollBars(false);
		GridData data = new GridData(SWT.FILL, SWT.FILL, true, true);
		data.heightHint = 60;
		made.setLayoutData(data);
		made.addListener(SWT.Modify, e -> arm());
		made.addListener(SWT.Traverse, e -> e.doit |= e.detail == SWT.TRAVERSE_TAB_NEXT || e.detail == SWT.TRAVERSE_TAB_PREVIOUS);
		made.addVerifyKeyListener(e -> e.doit &= e.keyCode != SWT.TAB);
		made.addPaintListener(e -> {
			if (made.getCharCount() > 0)
				return;
			e.gc.setForeground(look.colors().color(ThemeColor.FAINT));
			e.gc.drawText("What is sent. Variables: {{topic}}, {{count:number=3}}, {{tone:choice=formal|friendly}}, {{notes:multiline}}", 9, 6, true);
		});
		return made;
	}

	private FlatButton button(Composite bar, String mark, String label, String toolTip, Runnable action) {
		FlatButton made = Look.marked(new FlatButton(bar, look.colors()), mark);
		made.setText(label);
		made.setToolTipText(toolTip);
		made.onPress(action);
		return made;
	}

	/** The widget, for the layout. */
	public Composite control() {
		return root;
	}

	/** Shows empty fields for a new prompt. */
	public void clear() {
		newest = Optional.empty();
		versions = List.of();
		id = Ids.next();
		fill("", "", "");
		version.removeAll();
		offerVersions();
		arm();
	}

	private void offerVersions() {
		boolean several = versions.size() > 1;
		version.setVisible(several);
		((GridData) version.getLayoutData()).exclude = !several;
		version.requestLayout();
	}

	/** Puts the keyboard into the name. */
	public void focus() {
		name.setFocus();
	}

	/** The prompt that is being edited; empty for a new one. */
	public Optional<UUID> prompt() {
		return newest.map(Prompt::id);
	}

	/** Whether there is something that was not saved. */
	public boolean changed() {
		return newest.map(prompt -> !sameAs(prompt)).orElseGet(() -> !name.getText().isBlank() || !text.getText().isBlank());
	}

	private boolean sameAs(Prompt prompt) {
		Prompt now = edited();
		return now.name().equals(prompt.name()) && now.text().equals(prompt.text()) && now.tags().equals(prompt.tags());
	}

	/**
	 * Shows a prompt with its versions, the newest first. What the user is changing in the same prompt stays.
	 *
	 * @param all at least one
	 */
	public void show(List<Prompt> all) {
		boolean same = prompt().equals(Optional.of(all.getFirst().id())) || id.equals(all.getFirst().id());
		boolean keep = same && changed() && !sameAs(all.getFirst());
		newest = Optional.of(all.getFirst());
		id = all.getFirst().id();
		versions = List.copyOf(all);
		version.setItems(all.stream().map(each -> "Version " + each.version() + " · " + TIME.format(each.created())).toArray(String[]::new));
		version.select(0);
		offerVersions();
		if (!keep)
			fill(all.getFirst().name(), Tags.line(all.getFirst().tags()), all.getFirst().text());
		arm();
	}

	private void showVersion() {
		Prompt chosen = versions.get(version.getSelectionIndex());
		fill(chosen.name(), Tags.line(chosen.tags()), chosen.text());
		arm();
	}

	private void fill(String title, String line, String content) {
		filling = true;
		// what says so already keeps its cursor
		if (!name.getText().strip().equals(title))
			name.setText(title);
		if (!Tags.line(Tags.read(tags.getText())).equals(line))
			tags.setText(line);
		if (!text.getText().equals(content))
			text.setText(content);
		filling = false;
	}

	private Prompt edited() {
		return Prompt.toSave(id, name.getText().strip(), text.getText(), "", Tags.read(tags.getText()),
				newest.map(Prompt::favourite).orElse(false));
	}

	/** Keeps what the fields say as the newest version; nothing happens where there is nothing to keep. */
	public void save() {
		if (save.isEnabled())
			actions.save(edited());
	}

	private void arm() {
		if (filling)
			return;
		actions.touched();
		boolean complete = !name.getText().isBlank() && !text.getText().isBlank();
		boolean older = version.getSelectionIndex() > 0 && sameAs(versions.get(version.getSelectionIndex()));
		label(save, older ? "Restore version " + versions.get(version.getSelectionIndex()).version() : "Save");
		save.setEnabled(complete && changed());
		use.setEnabled(!text.getText().isBlank());
		favourite.setEnabled(newest.isPresent());
		delete.setEnabled(newest.isPresent());
		label(favourite, newest.filter(Prompt::favourite).isPresent() ? "★ Favourite" : "☆ Favourite");
		var names = new PromptText(text.getText()).variables().stream().map(PromptEditor::words).toList();
		String words = (names.isEmpty() ? "No variables." : "Asks for: " + String.join(", ", names)).replace("&", "&&");
		if (!variables.getText().equals(words))
			variables.setText(words);
	}

	private static String words(Variable variable) {
		return variable.name() + switch (variable.kind()) {
		case TEXT -> "";
		case NUMBER -> " (number)";
		case MULTILINE -> " (several lines)";
		case CHOICE -> " (" + String.join(" / ", variable.choices()) + ")";
		};
	}

	private static void label(FlatButton button, String words) {
		if (button.getText().equals(words))
			return;
		button.setText(words);
		button.requestLayout();
	}
}
