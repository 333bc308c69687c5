package org.modalis.studio.chat.internal.view;

import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.events.VerifyEvent;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Shell;
import org.modalis.api.Subscription;
import org.modalis.api.history.Prompt;
import org.modalis.studio.chat.internal.prompts.PromptLibrary;
import org.modalis.studio.chat.internal.prompts.Tags;
import org.modalis.workbench.toolkit.Row;
import org.modalis.workbench.toolkit.RowList;
import org.modalis.workbench.toolkit.RowSource;
import org.modalis.workbench.toolkit.ThemeColor;

/**
 * Offers prompts while a word that begins with {@code /} is typed in the composer. The keyboard stays in the composer: arrows
 * choose, Enter or Tab takes, Esc leaves. Threads: the UI thread.
 */
public final class PromptPopup {

	private static final Pattern WORD = Pattern.compile("(?:^|\\s)/([^\\s/]*)$");
	private static final int MOST = 50;
	private static final int WIDTH = 380;

	/** The prompts that are offered. */
	private record Offer(List<Prompt> prompts) implements RowSource {

		@Override
		public int size() {
			return prompts.size();
		}

		@Override
		public Row row(int index) {
			Prompt prompt = prompts.get(index);
			String tags = Tags.line(prompt.tags());
			String line = prompt.text().strip().lines().findFirst().orElse("");
			return new Row(prompt.name(), tags.isEmpty() ? line : tags + " · " + line, prompt.favourite() ? "★" : "");
		}
	}

	private final StyledText field;
	private final Look look;
	private final PromptLibrary library;
	private final BiFunction<Shell, Prompt, Optional<String>> fill;
	private Optional<Shell> shell = Optional.empty();
	private RowList list;
	private Offer offer = new Offer(List.of());
	private int left = -1;
	/** The library is read for the first word that asks for prompts. */
	private Optional<Subscription> prompts = Optional.empty();

	/** @param fill makes the text of a prompt, perhaps by asking; empty when the user went back */
	public PromptPopup(StyledText field, Look look, PromptLibrary library, BiFunction<Shell, Prompt, Optional<String>> fill) {
		this.field = field;
		this.look = look;
		this.library = library;
		this.fill = fill;
		field.addListener(SWT.Modify, e -> field.getDisplay().asyncExec(this::follow));
		field.addCaretListener(e -> field.getDisplay().asyncExec(this::follow));
		field.addListener(SWT.FocusOut, e -> close());
		field.addListener(SWT.Dispose, e -> {
			close();
			prompts.ifPresent(Subscription::close);
		});
	}

	/** Where the word begins that asks for prompts, and what it says; empty when the caret is at no such word. */
	static Optional<Matcher> word(String before) {
		Matcher matcher = WORD.matcher(before);
		return matcher.find() ? Optional.of(matcher) : Optional.empty();
	}

	private Optional<Matcher> word() {
		return field.getSelectionCount() > 0 ? Optional.empty() : word(field.getText().substring(0, field.getCaretOffset()));
	}

	private void follow() {
		if (field.isDisposed() || !field.isFocusControl())
			return;
		var word = word();
		if (word.isEmpty())
			left = -1;
		else if (prompts.isEmpty())
			prompts = Optional.of(library.onChange(new Latest<>(field, all -> follow())));
		var found = word.filter(match -> match.start(1) != left).map(match -> library.offer(match.group(1), MOST)).orElse(List.of());
		if (found.isEmpty())
			close();
		else if (shell.isEmpty() || !found.equals(offer.prompts()))
			show(found);
	}

	private void show(List<Prompt> found) {
		offer = new Offer(found);
		if (shell.isEmpty())
			open();
		list.setRows(offer);
		list.select(0);
		place();
		shell.ifPresent(open -> open.setVisible(true));
	}

	private void open() {
		Shell made = look.paint(new Shell(field.getShell(), SWT.NO_TRIM | SWT.ON_TOP | SWT.NO_FOCUS), ThemeColor.PANEL, ThemeColor.TEXT);
		made.setText("Prompts");
		GridLayout layout = new GridLayout();
		layout.marginWidth = layout.marginHeight = 1;
		made.setLayout(layout);
		made.addPaintListener(e -> {
			Rectangle area = made.getClientArea();
			e.gc.setForeground(look.colors().color(ThemeColor.LINE));
			e.gc.drawRectangle(0, 0, area.width - 1, area.height - 1);
		});
		list = Look.named(new RowList(made, look.colors()), "promptOffer", "Prompts");
		list.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
		list.addListener(SWT.MouseUp, e -> take(list.rowAt(e.y)));
		shell = Optional.of(made);
	}

	/** Above the composer, as wide as a menu. */
	private void place() {
		Shell open = shell.orElseThrow();
		int height = list.computeSize(WIDTH, SWT.DEFAULT).y + 2;
		Point at = field.toDisplay(0, 0);
		int room = Math.max(60, at.y - field.getMonitor().getClientArea().y - 8);
		open.setBounds(at.x, at.y - Math.min(Math.min(height, 310), room) - 8, WIDTH, Math.min(Math.min(height, 310), room));
		open.layout();
	}

	private void close() {
		shell.filter(open -> !open.isDisposed()).ifPresent(Shell::dispose);
		shell = Optional.empty();
	}

	/** Takes a key that is for the prompts. Returns whether it was. */
	public boolean key(VerifyEvent event) {
		if (shell.isEmpty())
			return false;
		switch (event.keyCode) {
		case SWT.ARROW_DOWN -> list.select(Math.min(offer.size() - 1, list.selection() + 1));
		case SWT.ARROW_UP -> list.select(Math.max(0, list.selection() - 1));
		case SWT.CR, SWT.KEYPAD_CR, SWT.TAB -> take(list.selection());
		case SWT.ESC -> {
			left = word().map(match -> match.start(1)).orElse(-1);
			close();
		}
		default -> {
			return false;
		}
		}
		event.doit = false;
		return true;
	}

	private void take(int row) {
		var word = word();
		if (row < 0 || row >= offer.size() || word.isEmpty())
			return;
		Prompt prompt = offer.prompts().get(row);
		int from = word.get().start(1) - 1;
		int length = word.get().group(1).length() + 1;
		close();
		field.getDisplay().asyncExec(() -> {
			if (field.isDisposed())
				return;
			fill.apply(field.getShell(), prompt).ifPresent(text -> {
				if (field.isDisposed() || from + length > field.getCharCount())
					return;
				field.replaceTextRange(from, length, text);
				field.setSelection(from + text.length());
			});
			field.setFocus();
		});
	}
}
