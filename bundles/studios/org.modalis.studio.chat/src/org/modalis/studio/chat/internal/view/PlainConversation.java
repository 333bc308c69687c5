package org.modalis.studio.chat.internal.view;

import java.time.Duration;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.modalis.api.history.Conversation;
import org.modalis.api.history.Message;
import org.modalis.studio.chat.internal.page.MetaLine;
import org.modalis.studio.chat.internal.session.ConversationListener;
import org.modalis.workbench.toolkit.ThemeColor;

/** The conversation as plain text, for machines without a web view. */
public final class PlainConversation implements ConversationView, ConversationListener {

	private final StyledText text;
	private final Latest<String> screen;
	private final MetaLine meta = new MetaLine(Locale.getDefault(Locale.Category.FORMAT), ZoneId.systemDefault());
	private final Map<UUID, String> paragraphs = new LinkedHashMap<>();
	private final Consumer<Optional<UUID>> drawn;
	private String hint = "";

	/** @param drawn told which thread is on the screen, on the UI thread */
	public PlainConversation(Composite parent, Look look, Consumer<Optional<UUID>> drawn) {
		this.drawn = drawn;
		text = look.paint(new StyledText(parent, SWT.READ_ONLY | SWT.WRAP | SWT.V_SCROLL | SWT.MULTI), ThemeColor.PANEL,
				ThemeColor.TEXT);
		text.setMargins(20, 18, 20, 8);
		text.setFont(look.fonts().conversation());
		text.setAlwaysShowScrollBars(false);
		screen = new Latest<>(text, this::draw);
	}

	private void draw(String all) {
		boolean atEnd = text.getLineIndex(text.getClientArea().height) >= text.getLineCount() - 1;
		int top = text.getTopPixel();
		text.setText(all.isEmpty() ? hint : all);
		text.setTopPixel(atEnd ? Integer.MAX_VALUE : top);
	}

	private synchronized void show() {
		screen.accept(String.join("\n\n", paragraphs.values()));
	}

	private String paragraph(Message message) {
		if (message.role() == Message.Role.USER)
			return "You\n" + message.text();
		String head = MetaLine.model(message) + "  " + String.join("  ", meta.of(message));
		return head + "\n" + message.text() + (message.note().isBlank() ? "" : "\n[" + message.note() + "]");
	}

	@Override
	public synchronized void opened(Optional<Conversation> thread, List<Message> last, boolean more) {
		paragraphs.clear();
		last.forEach(message -> paragraphs.put(message.id(), paragraph(message)));
		show();
		if (!text.isDisposed())
			text.getDisplay().asyncExec(() -> drawn.accept(thread.map(Conversation::id)));
	}

	@Override
	public synchronized void older(List<Message> messages, boolean more) {
		var later = new LinkedHashMap<>(paragraphs);
		paragraphs.clear();
		paragraphs.putAll(messages.stream().collect(
				Collectors.toMap(Message::id, this::paragraph, (a, b) -> a, LinkedHashMap::new)));
		paragraphs.putAll(later);
		show();
	}

	@Override
	public synchronized void changed(Message message) {
		paragraphs.put(message.id(), paragraph(message));
		show();
	}

	@Override
	public synchronized void streaming(UUID message, String answer, String reasoning) {
		paragraphs.computeIfPresent(message, (id, before) -> before.lines().findFirst().orElse("") + "\n" + answer);
		show();
	}

	@Override
	public synchronized void waiting(UUID message, String reason, Duration wait) {
		var when = wait.isZero() ? "" : ", again in " + Math.max(1, wait.toSeconds()) + " s";
		paragraphs.computeIfPresent(message, (id, before) -> before.lines().findFirst().orElse("") + "\n" + reason + when);
		show();
	}

	@Override
	public ConversationListener listener() {
		return this;
	}

	@Override
	public Control control() {
		return text;
	}

	@Override
	public void hint(String title, String sentence) {
		hint = title + "\n" + sentence;
		if (paragraphs.isEmpty())
			show();
	}
}
