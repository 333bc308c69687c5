package org.modalis.studio.chat.internal.page;

import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import org.modalis.api.history.Conversation;
import org.modalis.api.history.Message;
import org.modalis.api.history.Siblings;
import org.modalis.studio.chat.internal.html.Html;
import org.modalis.studio.chat.internal.session.ConversationListener;
import org.modalis.studio.chat.internal.session.FoundWords;

/**
 * Turns what happens in the shown thread into small scripts for the page. While an answer streams, only what changed is
 * drawn again ({@link GrowingText}). Called from the session's thread, so drawing costs the UI nothing.
 */
public final class PageScripts implements ConversationListener {

	/** Pictures made of pixels only: an SVG is a document. */
	private static final Set<String> PICTURES = Set.of("image/png", "image/jpeg", "image/gif", "image/webp");

	/** So many messages are handed over at once, so that the page is never busy for long. */
	private static final int PIECE = 20;

	private final ConversationHtml html;
	private final Consumer<String> page;
	private Optional<UUID> streaming = Optional.empty();
	private GrowingText growing;
	private String reasoning = "";
	private SpokenText spoken = new SpokenText();

	/** @param page runs scripts in the page, in order, later */
	public PageScripts(ConversationHtml html, Consumer<String> page) {
		this.html = html;
		growing = html.growing();
		this.page = page;
	}

	@Override
	public void opened(Optional<Conversation> thread, List<Message> last, boolean more) {
		streaming = Optional.empty();
		last.stream().filter(message -> message.state() == Message.State.STREAMING).forEach(this::begin);
		int from = Math.max(0, last.size() - PIECE);
		open(thread, last.subList(from, last.size()), more, false);
		for (int to = from; to > 0; to -= PIECE)
			call("fill", Html.json(html.messages(last.subList(Math.max(0, to - PIECE), to))), "false");
		streaming.ifPresent(message -> call("live", id(message)));
	}

	@Override
	public void openedAt(Optional<Conversation> thread, List<Message> messages, boolean more) {
		open(thread, messages.subList(0, Math.min(PIECE, messages.size())), more, true);
		for (int from = PIECE; from < messages.size(); from += PIECE)
			call("fill", Html.json(html.messages(messages.subList(from, Math.min(from + PIECE, messages.size())))), "true");
	}

	private void open(Optional<Conversation> thread, List<Message> messages, boolean more, boolean middle) {
		call("open", Html.json(html.messages(messages)), Boolean.toString(more),
				Html.json(thread.map(Conversation::id).map(UUID::toString).orElse("")), Boolean.toString(middle));
	}

	@Override
	public void older(List<Message> messages, boolean more) {
		call("older", Html.json(html.messages(messages)), Boolean.toString(more));
	}

	@Override
	public void newer(List<Message> messages, boolean more) {
		messages.stream().filter(message -> message.state() == Message.State.STREAMING).forEach(this::goOn);
		call("newer", Html.json(html.messages(messages)), Boolean.toString(more));
		streaming.filter(id -> messages.stream().anyMatch(message -> message.id().equals(id))).ifPresent(message -> call("live", id(message)));
	}

	@Override
	public void left(List<UUID> messages) {
		call("left", messages.stream().map(PageScripts::id).collect(Collectors.joining(",", "[", "]")));
	}

	/**
	 * Where words stand in the thread.
	 *
	 * @param words what was asked for
	 */
	public void found(String words, FoundWords found) {
		call("found", Html.json(words), found.places().stream().map(place -> "[" + id(place.message()) + "," + place.count() + "]")
				.collect(Collectors.joining(",", "[", "]")), Integer.toString(found.from()));
	}

	@Override
	public void changed(Message message) {
		boolean begins = message.state() == Message.State.STREAMING;
		boolean ends = !begins && streaming.filter(message.id()::equals).isPresent();
		if (begins)
			begin(message);
		else if (ends)
			streaming = Optional.empty();
		call("put", id(message.id()), Html.json(html.message(message)), Boolean.toString(begins));
		if (ends) {
			call("announce", Html.json((spoken.next(message.text(), true) + " Answer " + switch (message.state()) {
			case COMPLETE -> "complete";
			case STOPPED -> "stopped";
			default -> "failed: " + message.note();
			}).strip()));
		}
	}

	private void begin(Message message) {
		spoken = new SpokenText();
		spoken.next(message.text(), true);
		draw(message);
	}

	/** An answer that is coming is drawn anew, as far as it was kept; what was spoken of it is not spoken again. */
	private void goOn(Message message) {
		if (streaming.filter(message.id()::equals).isPresent())
			draw(message);
		else
			begin(message);
	}

	private void draw(Message message) {
		streaming = Optional.of(message.id());
		growing = html.growing();
		growing.update(message.text());
		reasoning = message.reasoning();
	}

	@Override
	public void streaming(UUID message, String text, String thoughts) {
		if (streaming.filter(message::equals).isEmpty())
			return;
		think(message, thoughts);
		for (GrowingText.Change change : growing.update(text))
			if (change.part().isPresent())
				call("parts", id(message), Integer.toString(change.block()), change.part().get().toString(), Html.json(change.html()));
			else
				call("blocks", id(message), Integer.toString(change.block()), Html.json(change.html()));
		String sentences = spoken.next(text, false);
		if (!sentences.isEmpty())
			call("announce", Html.json(sentences));
	}

	private void think(UUID message, String thoughts) {
		if (thoughts.equals(reasoning))
			return;
		int from = thoughts.startsWith(reasoning) ? reasoning.length() : 0;
		reasoning = thoughts;
		call("reasoning", id(message), Integer.toString(from), Html.json(thoughts.substring(from)));
	}

	@Override
	public void siblings(Map<UUID, Siblings> shown) {
		shown.forEach((message, siblings) -> call("pager", id(message), Integer.toString(siblings.position() + 1),
				Integer.toString(siblings.all().size())));
	}

	@Override
	public void reveal(UUID message) {
		call("reveal", id(message));
	}

	@Override
	public void picture(String address, String mediaType, byte[] content) {
		if (PICTURES.contains(mediaType))
			call("picture", Html.json(address), Html.json("data:" + mediaType + ";base64," + Base64.getEncoder().encodeToString(content)));
		else
			noPicture(address, "The address leads to no picture that can be shown safely.");
	}

	@Override
	public void noPicture(String address, String reason) {
		call("noPicture", Html.json(address), Html.json(reason));
	}

	@Override
	public void thumbnail(UUID message, int number, byte[] content) {
		call("small", id(message), Integer.toString(number),
				Html.json("data:" + kind(content) + ";base64," + Base64.getEncoder().encodeToString(content)));
	}

	@Override
	public void waiting(UUID message, String reason, Duration wait) {
		var when = wait.isZero() ? "" : ", again in " + Math.max(1, wait.toSeconds()) + " s";
		call("waiting", id(message), Html.json(reason + when));
	}

	/** What a picture is by its first byte: one of the four that come. */
	private static String kind(byte[] picture) {
		return switch (picture.length == 0 ? 0 : picture[0]) {
		case (byte) 0xff -> "image/jpeg";
		case 'G' -> "image/gif";
		case 'R' -> "image/webp";
		default -> "image/png";
		};
	}

	/** A text as a literal in a script. */
	public static String literal(String text) {
		return Html.json(text);
	}

	private static String id(UUID message) {
		return "\"m" + message + "\"";
	}

	private void call(String function, String... arguments) {
		page.accept("M." + function + "(" + String.join(",", arguments) + ");");
	}
}
