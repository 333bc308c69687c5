package org.modalis.exchange.internal.incoming;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

import org.modalis.api.history.Attachment;
import org.modalis.api.history.Content;
import org.modalis.api.history.Conversation;
import org.modalis.api.history.Conversation.Origin;
import org.modalis.api.history.Cost;
import org.modalis.api.history.Figures;
import org.modalis.api.history.Filing;
import org.modalis.api.history.HistoryException;
import org.modalis.api.history.Message;
import org.modalis.api.history.Message.Role;
import org.modalis.api.history.Message.State;
import org.modalis.api.history.Totals;
import org.modalis.api.model.ModelId;
import org.modalis.api.model.Usage;
import org.modalis.exchange.internal.files.Bundled;
import org.modalis.exchange.internal.files.FileName;

/** Reads a thread as Modalis writes it (docs/exchange.md), with the ids that it has. */
final class ModalisReader implements ThreadReader {

	@Override
	public boolean fits(Fields thread) {
		return thread.isArray("messages") && thread.has("id") && thread.has("created");
	}

	@Override
	public IncomingThread read(Fields thread, Assets assets) throws UnreadableThreadException, HistoryException {
		try {
			UUID id = UUID.fromString(thread.text("id").orElse(""));
			var missing = new ArrayList<String>();
			var messages = new ArrayList<Message>();
			for (Fields each : thread.objects("messages"))
				messages.add(message(id, each, assets, missing));
			if (messages.size() < thread.list("messages").size())
				missing.add(thread.list("messages").size() - messages.size() + " messages could not be read and were left out.");
			return new IncomingThread(conversation(id, thread), thread.text("parameters").orElse(""), messages, missing);
		} catch (IllegalArgumentException | DateTimeException e) {
			throw new UnreadableThreadException("One of its fields has a value that Modalis never writes.");
		}
	}

	private static Conversation conversation(UUID id, Fields thread) {
		var filing = new Filing(thread.isTrue("pinned"), thread.isTrue("archived"),
				thread.words("folder").map(name -> Titles.cut(name.strip(), 200)));
		Fields origin = thread.object("origin");
		Optional<Origin> from = origin.text("thread").isPresent() && origin.text("message").isPresent()
				? Optional.of(new Origin(UUID.fromString(origin.text("thread").get()), UUID.fromString(origin.text("message").get())))
				: Optional.empty();
		return new Conversation(id, Titles.of(thread.text("title")), thread.words("model").map(ModelId::parse),
				thread.text("leaf").map(UUID::fromString), false, filing, from, Totals.NONE, time(thread, "created"), time(thread, "updated"));
	}

	private static Instant time(Fields fields, String name) {
		return Instant.parse(fields.text(name).orElse(""));
	}

	private static Message message(UUID thread, Fields m, Assets assets, List<String> missing) throws HistoryException {
		var files = new ArrayList<Attachment>();
		for (Fields file : m.objects("attachments"))
			attachment(file, assets).ifPresentOrElse(files::add, () -> missing
					.add("The attached file " + FileName.last(file.text("fileName").orElse("")) + " is not beside it, or damaged."));
		State state = State.valueOf(m.text("state").orElse("COMPLETE"));
		return new Message(UUID.fromString(m.text("id").orElse("")), thread, m.text("parent").map(UUID::fromString),
				Role.valueOf(m.text("role").orElse("")), m.text("text").orElse(""), m.text("reasoning").orElse(""),
				m.text("toolCalls").orElse(""), files, state == State.STREAMING ? State.INTERRUPTED : state,
				Titles.cut(m.text("note").orElse(""), 8000), m.words("model").map(ModelId::parse),
				Titles.cut(m.text("modelName").orElse(""), 500), figures(m), m.isTrue("favourite"), time(m, "created"));
	}

	private static Figures figures(Fields m) {
		Fields used = m.object("usage");
		Usage usage = !m.isObject("usage") ? Usage.UNKNOWN
				: new Usage(used.number("input").orElse(0L), used.number("cached").orElse(0L), used.number("output").orElse(0L),
						used.number("reasoning").orElse(0L), true);
		Fields cost = m.object("cost");
		Optional<Cost> price = cost.text("amount")
				.map(amount -> new Cost(new BigDecimal(amount), Currency.getInstance(cost.text("currency").orElse(""))));
		return new Figures(usage, price, m.number("firstTokenNanos").map(Duration::ofNanos), m.number("durationNanos").map(Duration::ofNanos));
	}

	private static Optional<Attachment> attachment(Fields file, Assets assets) throws HistoryException {
		Optional<Content> content = content(file, assets);
		Optional<Content> text = file.isObject("text") ? content(file.object("text"), assets) : Optional.empty();
		return content.map(kept -> new Attachment(kept, Titles.cut(file.text("mediaType").orElse("application/octet-stream"), 200),
				FileName.last(file.text("fileName").orElse("")), number(file, "width"), number(file, "height"), number(file, "pages"), text));
	}

	private static OptionalInt number(Fields file, String name) {
		return file.number(name).map(value -> OptionalInt.of(Math.toIntExact(Math.clamp(value, 0, Integer.MAX_VALUE)))).orElse(OptionalInt.empty());
	}

	/** What lies beside the thread under its checksum, if that is right. */
	private static Optional<Content> content(Fields file, Assets assets) throws HistoryException {
		String sha256 = file.text("sha256").orElse("");
		Optional<Bundled.Entry> entry = assets.entry("files/" + sha256);
		if (entry.isEmpty())
			return Optional.empty();
		try (InputStream in = entry.get().open()) {
			return Optional.of(assets.put(in)).filter(kept -> kept.sha256().equals(sha256));
		} catch (IOException e) {
			return Optional.empty();
		}
	}
}
