package org.modalis.studio.chat.internal.parts;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

import org.eclipse.e4.ui.di.Focus;
import org.eclipse.e4.ui.di.Persist;
import org.eclipse.e4.ui.model.application.ui.MDirtyable;
import org.eclipse.e4.ui.services.EContextService;
import org.eclipse.e4.ui.workbench.modeling.EPartService;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Label;
import org.modalis.api.Subscription;
import org.modalis.api.history.Prompt;
import org.modalis.api.settings.Settings;
import org.modalis.studio.chat.internal.prompts.PromptException;
import org.modalis.studio.chat.internal.prompts.PromptFilter;
import org.modalis.studio.chat.internal.prompts.PromptLibrary;
import org.modalis.studio.chat.internal.view.Latest;
import org.modalis.studio.chat.internal.view.Look;
import org.modalis.studio.chat.internal.view.PromptEditor;
import org.modalis.workbench.toolkit.FlatButton;
import org.modalis.workbench.toolkit.RowList;
import org.modalis.workbench.toolkit.ThemeColor;
import org.modalis.workbench.toolkit.ThemeColors;
import org.modalis.workbench.toolkit.filter.FilterBar;
import org.modalis.workbench.toolkit.filter.FilterModel;

import jakarta.annotation.PostConstruct;
import jakarta.inject.Inject;

/** The library of prompts: the list, and the one that is selected. */
public class PromptsPart {

	private static final String KEYS = "org.modalis.context.prompts";

	@Inject
	private PromptLibrary library;
	@Inject
	private ThemeColors colors;
	@Inject
	private EPartService parts;
	@Inject
	private Settings settings;
	@Inject
	private MDirtyable dirty;

	private Composite root;
	private Label said;
	private FilterModel filter;
	private RowList list;
	private PromptRows rows = new PromptRows(List.of());
	private PromptEditor editor;

	@PostConstruct
	void create(Composite parent, EContextService contexts) {
		contexts.activateContext(ChatKeys.CONTEXT);
		contexts.activateContext(KEYS);
		Look look = new Look(parent.getDisplay(), colors);
		root = look.box(parent, ThemeColor.PANEL, 1);
		bar(look);
		Composite body = look.box(root, ThemeColor.PANEL, 2);
		body.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
		Composite left = look.box(body, ThemeColor.PANEL, 1);
		GridData side = new GridData(SWT.LEFT, SWT.FILL, false, true);
		side.widthHint = 300;
		left.setLayoutData(side);
		list(left);
		editor = new PromptEditor(body, look, new EditorActions());
		editor.control().setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
		body.addPaintListener(e -> {
			e.gc.setForeground(colors.color(ThemeColor.LINE));
			e.gc.drawLine(299, 0, 299, body.getClientArea().height);
		});
		Subscription changes = library.onChange(new Latest<>(root, this::show));
		root.addDisposeListener(e -> changes.close());
	}

	private void bar(Look look) {
		Composite bar = look.bar(root, 4);
		GridData height = new GridData(SWT.FILL, SWT.TOP, true, false);
		height.heightHint = 38;
		bar.setLayoutData(height);
		said = Look.marked(look.label(bar, "", ThemeColor.PANEL, ThemeColor.MUTE, look.fonts().hint(), SWT.NONE), "promptsSaid");
		said.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, true));
		button(bar, look, "promptsImport", "Import…", "Adds the prompts of a file; what is there already stays as it is", this::importFile);
		button(bar, look, "promptsExport", "Export…", "Writes all prompts with their versions into a file", this::exportFile);
		FlatButton fresh = button(bar, look, "promptsNew", "New prompt", "Starts an empty prompt", this::startNew);
		fresh.setIcon(look.icons(), "plus", 16);
		fresh.setPrimary(true);
	}

	private static FlatButton button(Composite bar, Look look, String mark, String label, String toolTip, Runnable action) {
		FlatButton made = Look.marked(new FlatButton(bar, look.colors()), mark);
		made.setText(label);
		made.setToolTipText(toolTip);
		made.onPress(action);
		return made;
	}

	private void list(Composite left) {
		filter = new FilterModel(PromptFilter.form(library::all), settings);
		FilterBar bar = new FilterBar(left, colors, filter);
		bar.control().setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
		bar.onLeave(() -> list.setFocus());
		Subscription filters = filter.onChange(() -> show(library.all()));
		left.addDisposeListener(e -> filters.close());
		list = Look.named(new RowList(left, colors), "prompts", "Prompts");
		GridData room = new GridData(SWT.FILL, SWT.FILL, true, true);
		room.heightHint = 60;
		list.setLayoutData(room);
		list.onSelect(row -> open(rows.prompt(row).id()));
		list.onOpen(row -> editor.focus());
	}

	private void show(List<Prompt> all) {
		rows = new PromptRows(PromptFilter.of(all, filter.filter()));
		list.setEmptyText(all.isEmpty() ? "No prompts yet. Write one at the right, or import a file." : "No prompt fits these filters.");
		list.setRows(rows);
		editor.prompt().ifPresent(id -> {
			list.select(rows.indexOf(id));
			if (all.stream().anyMatch(prompt -> prompt.id().equals(id)))
				read(id);
			else
				editor.clear();
		});
	}

	/** Shows a prompt. */
	public void show(UUID prompt) {
		open(prompt);
	}

	private void open(UUID prompt) {
		if (mayLeave())
			read(prompt);
		else
			list.select(editor.prompt().map(rows::indexOf).orElse(-1));
	}

	private void read(UUID prompt) {
		then(library.versions(prompt), versions -> {
			if (versions.isEmpty())
				return;
			editor.show(versions);
			list.select(rows.indexOf(prompt));
		});
	}

	private boolean mayLeave() {
		return !editor.changed() || MessageDialog.openConfirm(root.getShell(), "Leave prompt", "What you changed in this prompt was not saved.");
	}

	private void startNew() {
		if (!mayLeave())
			return;
		list.select(-1);
		editor.clear();
		editor.focus();
	}

	/** Keeps what is in the editor. */
	@Persist
	public void save() {
		editor.save();
	}

	private <T> void then(CompletableFuture<T> work, Consumer<T> action) {
		work.whenComplete((value, failure) -> {
			if (!root.isDisposed())
				root.getDisplay().asyncExec(() -> {
					if (root.isDisposed())
						return;
					if (failure == null)
						action.accept(value);
					else
						say(failure.getCause() instanceof PromptException e ? e.getMessage() : "The library could not be changed.");
				});
		});
	}

	private void say(String sentence) {
		said.setText(sentence.replace("&", "&&"));
	}

	private Optional<Path> file(int style) {
		FileDialog dialog = new FileDialog(root.getShell(), style);
		dialog.setFilterExtensions(new String[] { "*.json", "*" });
		dialog.setFilterNames(new String[] { "Prompts (*.json)", "All files" });
		dialog.setFileName(style == SWT.SAVE ? "prompts.json" : "");
		dialog.setOverwrite(true);
		return Optional.ofNullable(dialog.open()).map(Path::of);
	}

	private void importFile() {
		file(SWT.OPEN).ifPresent(path -> then(library.importFrom(path), result -> say(result.sentence())));
	}

	private void exportFile() {
		file(SWT.SAVE).ifPresent(path -> then(library.exportTo(path), count -> say(count + (count == 1 ? " prompt" : " prompts") + " written to " + path.getFileName())));
	}

	@Focus
	void focus() {
		if (library.all().isEmpty())
			editor.focus();
		else
			list.setFocus();
	}

	private final class EditorActions implements PromptEditor.Actions {

		@Override
		public void save(Prompt prompt) {
			then(library.save(prompt), saved -> {
				say("Saved as version " + saved.version() + ".");
				read(saved.id());
			});
		}

		@Override
		public void favourite(Prompt prompt, boolean marked) {
			then(library.setFavourite(prompt.id(), marked), done -> {
			});
		}

		@Override
		public void delete(Prompt prompt) {
			if (MessageDialog.openConfirm(root.getShell(), "Delete prompt", "“" + prompt.name() + "” leaves the library with all its versions. This cannot be undone."))
				then(library.delete(prompt.id()), done -> say("Deleted."));
		}

		@Override
		public void touched() {
			if (editor != null)
				dirty.setDirty(editor.changed());
		}

		@Override
		public void use(Prompt prompt) {
			var part = parts.findPart("org.modalis.part.conversation");
			if (part == null)
				return;
			parts.activate(part, true);
			if (part.getObject() instanceof ConversationPart conversation)
				conversation.insert(prompt);
		}
	}
}
