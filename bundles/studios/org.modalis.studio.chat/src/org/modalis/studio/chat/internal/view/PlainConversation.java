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
import java.util.function.Consumer;

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
import org.modalis.studio.chat.internal.session.FoundWords;
import org.modalis.studio.chat.internal.session.FoundWords.Sought;
import org.modalis.studio.chat.internal.session.Paging;
import org.modalis.workbench.toolkit.ThemeColor;

/**
 * The conversation as plain text, for machines without a web view: the same texts, states and actions, the latter in a menu at
 * each message.
 */
public final class PlainConversation implements ConversationView, ConversationListener {

	/**
	 * @param starts where each message begins in the text, in order
	 * @param more whether there are messages before them
	 * @param later whether there are messages after them
	 * @param opening counts how often a thread or a place in it was opened
	 */
	private record Shown(String text, LinkedHashMap<UUID, Integer> starts, boolean more, boolean later, int opening) {

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
	private Shown shown = new Shown("", new LinkedHashMap<>(), false, false, 0);
	private boolean asked;
	private boolean askedLater;
	private Menu open;

	// These change on the threads that tell of the conversation.
	private final LinkedHashMap<UUID, Message> messages = new LinkedHashMap<>();
	private final Map<UUID, Siblings> siblings = new HashMap<>();
	private final Map<UUID, String> waiting = new HashMap<>();
	private final Map<UUID, String> paragraphs = new HashMap<>();
	private boolean more;
	private boolean later;
	private int openings;
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
		find = new PlainFind(root, look, text, new Found());
		screen = new Latest<>(text, this::draw);
		text.addMenuDetectListener(e -> {
			e.doit = false;
			showMenu(e.detail == SWT.MENU_MOUSE ? text.toControl(e.x, e.y) : text.getLocationAtOffset(text.getCaretOffset()));
		});
		text.addListener(SWT.KeyDown, e -> {
			if (e.keyCode == SWT.ESC && !find.close())
				wishes.stop();
			else if (e.stateMask == SWT.CTRL && e.keyCode == SWT.HOME && shown.more())
				wishes.page(Paging.FIRST);
			else if (e.stateMask == SWT.CTRL && e.keyCode == SWT.END && shown.later())
				wishes.page(Paging.LATEST);
		});
		text.addListener(SWT.Paint, e -> {
			if (text.getTopPixel() < 200)
				text.getDisplay().asyncExec(this::older);
			if (fromEnd() < 200)
				text.getDisplay().asyncExec(this::newer);
		});
	}

	private void older() {
		if (text.isDisposed() || !shown.more() || asked)
			return;
		asked = true;
		wishes.older();
	}

	private int fromEnd() {
		ScrollBar bar = text.getVerticalBar();
		return bar.getMaximum() - bar.getSelection() - bar.getThumb();
	}

	private void newer() {
		if (text.isDisposed() || !shown.later() || askedLater)
			return;
		askedLater = true;
		wishes.page(Paging.NEWER);
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
		boolean atEnd = !shown.later() && fromEnd() < 24;
		Optional<UUID> read = at(text.getOffsetAtLine(text.getTopIndex())).filter(next.starts()::containsKey);
		int place = read.map(message -> place(shown, message)).orElse(0);
		boolean opened = next.opening() != shown.opening();
		replace(text.getText(), next.text());
		shown = next;
		asked = false;
		askedLater = false;
		if (opened)
			text.setTopPixel(next.later() ? 0 : Integer.MAX_VALUE);
		else if (atEnd)
			text.setTopPixel(Integer.MAX_VALUE);
		else if (read.isPresent())
			text.setTopPixel(text.getTopPixel() + place(next, read.get()) - place);
		find.changed();
	}

	/** How far a message begins from the upper edge, in pixels. */
	private int place(Shown in, UUID message) {
		return text.getLocationAtOffset(in.starts().get(message)).y;
	}

	private void replace(String before, String now) {
		int same = 0;
		while (same < before.length() && same < now.length() && before.charAt(same) == now.charAt(same))
			same++;
		int end = 0;
		while (end < before.length() - same && end < now.length() - same && before.charAt(before.length() - 1 - end) == now.charAt(now.length() - 1 - end))
			end++;
		text.replaceTextRange(same, before.length() - same - end, now.substring(same, now.length() - end));
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
		screen.accept(new Shown(all.isEmpty() ? hint : all.toString(), starts, more, later, openings));
	}

	private void put(Message message) {
		messages.put(message.id(), message);
		paragraphs.remove(message.id());
	}

	@Override
	public synchronized void opened(Optional<Conversation> thread, List<Message> last, boolean earlier) {
		later = false;
		open(thread, last, earlier);
	}

	@Override
	public synchronized void openedAt(Optional<Conversation> thread, List<Message> around, boolean earlier) {
		later = true;
		open(thread, around, earlier);
	}

	private void open(Optional<Conversation> thread, List<Message> shownFirst, boolean earlier) {
		openings++;
		messages.clear();
		siblings.clear();
		waiting.clear();
		paragraphs.clear();
		shownFirst.forEach(this::put);
		more = earlier;
		show();
		if (!text.isDisposed())
			text.getDisplay().asyncExec(() -> wishes.drawn(thread.map(Conversation::id)));
	}

	@Override
	public synchronized void older(List<Message> earlier, boolean before) {
		var rest = new ArrayList<>(messages.values());
		messages.clear();
		earlier.forEach(this::put);
		rest.forEach(message -> messages.put(message.id(), message));
		more = before;
		show();
	}

	@Override
	public synchronized void newer(List<Message> next, boolean after) {
		next.forEach(this::put);
		later = after;
		show();
	}

	@Override
	public synchronized void left(List<UUID> gone) {
		if (messages.isEmpty())
			return;
		boolean first = gone.contains(messages.firstEntry().getKey());
		for (UUID message : gone) {
			messages.remove(message);
			siblings.remove(message);
			waiting.remove(message);
			paragraphs.remove(message);
		}
		more |= first;
		later |= !first;
		show();
	}

	@Override
	public synchronized void changed(Message message) {
		waiting.remove(message.id());
		if (later && !messages.containsKey(message.id()))
			return;
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

	/** What the search needs to know. */
	private final class Found implements PlainFind.Messages {

		@Override
		public boolean search(String words, Consumer<FoundWords> then) {
			if (!shown.more() && !shown.later())
				return false;
			Optional<UUID> from = at(text.getOffsetAtLine(text.getTopIndex()));
			wishes.find(new Sought(words, from, message -> plain.of(message, Optional.empty(), "")), found -> {
				if (!text.isDisposed())
					text.getDisplay().asyncExec(() -> then.accept(found));
			});
			return true;
		}

		@Override
		public Optional<int[]> bounds(UUID message) {
			return Optional.ofNullable(shown.starts().get(message)).map(start -> new int[] { start, shown.end(message) });
		}

		@Override
		public Optional<UUID> at(int offset) {
			return PlainConversation.this.at(offset);
		}

		@Override
		public void bring(UUID message) {
			wishes.lookAt(message);
		}
	}
}
