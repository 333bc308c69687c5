package org.modalis.studio.chat.internal.view;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.ScrollBar;
import org.modalis.api.history.Conversation;
import org.modalis.api.history.Message;
import org.modalis.api.history.Siblings;
import org.modalis.studio.chat.internal.page.Action;
import org.modalis.studio.chat.internal.session.ConversationListener;
import org.modalis.workbench.toolkit.ThemeColor;

/**
 * The conversation as plain text, for machines without a web view: the same texts, states and actions, the latter in a menu at
 * each message.
 */
public final class PlainConversation implements ConversationView, ConversationListener {

	/** @param starts where each message begins in the text, in order */
	private record Shown(String text, LinkedHashMap<UUID, Integer> starts, boolean more) {

		/** Where a message ends in the text. */
		int end(UUID message) {
			int start = starts.get(message);
			return starts.values().stream().filter(next -> next > start).findFirst().map(next -> next - 2).orElse(text.length());
		}
	}

	private final Look look;
	private final Wishes wishes;
	private final PlainMenu menu;
	private final PlainText plain = new PlainText();
	private final Composite root;
	private final PlainFind find;
	private final StyledText text;
	private final Latest<Shown> screen;
	private Shown shown = new Shown("", new LinkedHashMap<>(), false);
	private boolean asked;
	private Menu open;

	// These change on the threads that tell of the conversation.
	private final LinkedHashMap<UUID, Message> messages = new LinkedHashMap<>();
	private final Map<UUID, Siblings> siblings = new HashMap<>();
	private final Map<UUID, String> waiting = new HashMap<>();
	private final Map<UUID, String> paragraphs = new HashMap<>();
	private boolean more;
	private String hint = "";

	/** @param offered the actions that are carried out; only these are in the menu */
	public PlainConversation(Composite parent, Look look, Wishes wishes, Set<Action> offered) {
		this.look = look;
		this.wishes = wishes;
		menu = new PlainMenu(wishes, offered);
		root = look.box(parent, ThemeColor.PANEL, 1);
		text = look.paint(new StyledText(root, SWT.READ_ONLY | SWT.WRAP | SWT.V_SCROLL | SWT.MULTI), ThemeColor.PANEL, ThemeColor.TEXT);
		text.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
		text.setMargins(20, 18, 20, 8);
		text.setFont(look.fonts().conversation());
		text.setAlwaysShowScrollBars(false);
		Look.named(text, "org.modalis.chat.plainConversation", "Conversation");
		find = new PlainFind(root, look, text, this::older);
		screen = new Latest<>(text, this::draw);
		text.addMenuDetectListener(e -> {
			e.doit = false;
			showMenu(e.detail == SWT.MENU_MOUSE ? text.toControl(e.x, e.y) : text.getLocationAtOffset(text.getCaretOffset()));
		});
		text.addListener(SWT.KeyDown, e -> {
			if (e.keyCode == SWT.ESC && !find.close())
				wishes.stop();
		});
		text.addListener(SWT.Paint, e -> {
			if (text.getTopPixel() < 200)
				text.getDisplay().asyncExec(this::older);
		});
	}

	private void older() {
		if (text.isDisposed() || !shown.more() || asked)
			return;
		asked = true;
		wishes.older();
	}

	private void showMenu(Point at) {
		int offset = text.getOffsetAtPoint(at);
		Optional<Message> message = at(offset < 0 ? text.getCaretOffset() : offset).flatMap(this::message);
		if (message.isEmpty())
			return;
		if (open != null)
			open.dispose();
		open = menu.of(text, message.get(), siblings(message.get().id()));
		open.setVisible(true);
	}

	/** The message at a place of the text. */
	Optional<UUID> at(int offset) {
		return shown.starts().entrySet().stream().filter(start -> start.getValue() <= offset).map(Map.Entry::getKey).reduce((a, b) -> b);
	}

	private synchronized Optional<Message> message(UUID id) {
		return Optional.ofNullable(messages.get(id));
	}

	private synchronized Optional<Siblings> siblings(UUID id) {
		return Optional.ofNullable(siblings.get(id));
	}

	/** Replaces what changed, so that a selection and the place where somebody reads stay. */
	private void draw(Shown next) {
		ScrollBar bar = text.getVerticalBar();
		boolean atEnd = bar.getSelection() + bar.getThumb() >= bar.getMaximum() - 24;
		String before = text.getText();
		int same = 0;
		while (same < before.length() && same < next.text().length() && before.charAt(same) == next.text().charAt(same))
			same++;
		int end = 0;
		while (end < before.length() - same && end < next.text().length() - same
				&& before.charAt(before.length() - 1 - end) == next.text().charAt(next.text().length() - 1 - end))
			end++;
		boolean earlier = !shown.starts().isEmpty() && next.starts().getOrDefault(shown.starts().firstEntry().getKey(), 0) > 0;
		int fromEnd = before.length() - text.getOffsetAtLine(text.getLineIndex(0));
		text.replaceTextRange(same, before.length() - same - end, next.text().substring(same, next.text().length() - end));
		shown = next;
		asked = asked && !earlier && next.more();
		if (earlier)
			text.setTopIndex(text.getLineAtOffset(Math.max(0, next.text().length() - fromEnd)));
		else if (atEnd)
			text.setTopPixel(Integer.MAX_VALUE);
		find.changed(next.more());
	}

	private void show() {
		var all = new StringBuilder();
		var starts = new LinkedHashMap<UUID, Integer>();
		for (Message message : messages.values()) {
			if (!all.isEmpty())
				all.append("\n\n");
			starts.put(message.id(), all.length());
			all.append(paragraphs.computeIfAbsent(message.id(), id -> plain.of(message, Optional.ofNullable(siblings.get(id)),
					waiting.getOrDefault(id, ""))));
		}
		screen.accept(new Shown(all.isEmpty() ? hint : all.toString(), starts, more));
	}

	private void put(Message message) {
		messages.put(message.id(), message);
		paragraphs.remove(message.id());
	}

	@Override
	public synchronized void opened(Optional<Conversation> thread, List<Message> last, boolean earlier) {
		messages.clear();
		siblings.clear();
		waiting.clear();
		paragraphs.clear();
		last.forEach(this::put);
		more = earlier;
		show();
		if (!text.isDisposed())
			text.getDisplay().asyncExec(() -> wishes.drawn(thread.map(Conversation::id)));
	}

	@Override
	public synchronized void older(List<Message> earlier, boolean before) {
		var later = new ArrayList<>(messages.values());
		messages.clear();
		earlier.forEach(this::put);
		later.forEach(message -> messages.put(message.id(), message));
		more = before;
		show();
	}

	@Override
	public synchronized void changed(Message message) {
		waiting.remove(message.id());
		put(message);
		show();
	}

	@Override
	public synchronized void streaming(UUID message, String answer, String reasoning) {
		if (!messages.containsKey(message))
			return;
		waiting.remove(message);
		put(messages.get(message).withText(answer, reasoning));
		show();
	}

	@Override
	public synchronized void waiting(UUID message, String reason, Duration wait) {
		if (!messages.containsKey(message))
			return;
		waiting.put(message, reason + (wait.isZero() ? "" : ", again in " + Math.max(1, wait.toSeconds()) + " s"));
		paragraphs.remove(message);
		show();
	}

	@Override
	public synchronized void siblings(Map<UUID, Siblings> told) {
		siblings.putAll(told);
		told.keySet().forEach(paragraphs::remove);
		show();
	}

	@Override
	public void reveal(UUID message) {
		text.getDisplay().asyncExec(() -> {
			if (text.isDisposed() || !shown.starts().containsKey(message))
				return;
			text.setSelection(shown.starts().get(message), shown.end(message));
			text.setTopIndex(text.getLineAtOffset(shown.starts().get(message)));
		});
	}

	@Override
	public ConversationListener listener() {
		return this;
	}

	@Override
	public Control control() {
		return root;
	}

	@Override
	public synchronized void hint(String title, String sentence) {
		hint = title + "\n" + sentence;
		if (messages.isEmpty())
			show();
	}

	@Override
	public void find() {
		find.open();
	}

	@Override
	public void zoom(int percent) {
		text.setFont(look.fonts().px(14 * percent / 100.0, false));
	}
}
