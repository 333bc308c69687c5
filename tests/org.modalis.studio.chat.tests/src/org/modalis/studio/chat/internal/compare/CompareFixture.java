package org.modalis.studio.chat.internal.compare;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.stream.Stream;

import org.modalis.api.attachment.AttachedFile;
import org.modalis.api.attachment.AttachmentReader;
import org.modalis.api.attachment.UnreadableFileException;
import org.modalis.api.history.Figures;
import org.modalis.api.history.HistoryException;
import org.modalis.api.history.Ids;
import org.modalis.api.history.Message;
import org.modalis.api.history.Message.State;
import org.modalis.api.model.Abilities;
import org.modalis.api.model.Capability;
import org.modalis.api.model.Limits;
import org.modalis.api.model.ModelId;
import org.modalis.api.model.ModelInfo;
import org.modalis.api.model.Money;
import org.modalis.api.model.Source;
import org.modalis.api.model.Usage;
import org.modalis.api.provider.ContentPart.Media;
import org.modalis.api.usage.UsageLedger;
import org.modalis.studio.chat.internal.session.PendingFile;
import org.modalis.testkit.FakeChatRunner;
import org.modalis.testkit.FakeModelRegistry;
import org.modalis.testkit.FakeProvider;
import org.modalis.testkit.InMemoryHistoryStore;
import org.modalis.testkit.InMemorySettings;

/** Three models, a history, and a runner whose answers come when the test says so. Steps run at once. */
final class CompareFixture {

	static final ModelId SUN = ModelId.parse("acme/sun");
	static final ModelId MOON = ModelId.parse("acme/moon");
	static final ModelId STAR = ModelId.parse("acme/star");

	final InMemoryHistoryStore history = new InMemoryHistoryStore();
	final FakeChatRunner runner = new FakeChatRunner(history);
	final FakeModelRegistry registry = new FakeModelRegistry();
	final InMemorySettings settings = new InMemorySettings();
	final Queue<Runnable> rounds = new ArrayDeque<>();
	final List<UUID> opened = new ArrayList<>();
	/** A dollar for each token read, nothing for what is written; the star has no price. */
	private final UsageLedger ledger = (model, usage) -> model.id().equals(STAR) ? Optional.empty()
			: Optional.of(Money.of(Long.toString(usage.inputTokens()), "USD"));
	final Comparing comparing = new Comparing(history.service(), runner, registry, settings, ledger, new NoFiles(), opened::add);

	CompareFixture() {
		var window = Limits.context(2048, new Source("test", LocalDate.EPOCH));
		var sees = new Abilities(EnumSet.of(Capability.VISION), new Source("test", LocalDate.EPOCH));
		registry.add(FakeProvider.named("Acme", "sun"), Stream.of(SUN, MOON, STAR).map(id -> ModelInfo.chat(id, "The " + id.name()).withLimits(window))
				.map(model -> model.id().equals(MOON) ? model.withAbilities(sees) : model).toArray(ModelInfo[]::new));
	}

	Comparison compare(Optional<UUID> thread, Optional<UUID> question, ModelId... models) {
		var comparison = new Comparison(comparing, thread, question, Runnable::run, rounds::add);
		comparison.choose(List.of(models));
		return comparison;
	}

	Replay replay(UUID thread) {
		return new Replay(comparing, thread, false, Runnable::run, rounds::add);
	}

	/** A replay of before, looked at again. */
	Replay again(UUID thread) {
		return new Replay(comparing, thread, true, Runnable::run, rounds::add);
	}

	static PendingFile picture(String name) {
		return PendingFile.reading(name).read(AttachedFile.of(new Media("image/png", name, new byte[] { 1, 2 })).withSize(750, 100));
	}

	static PendingFile words(String name, String text) {
		return PendingFile.reading(name).read(AttachedFile.of(new Media("text/plain", name, text.getBytes(StandardCharsets.UTF_8)), text));
	}

	/** Nothing here is read from a disk. */
	private static final class NoFiles implements AttachmentReader {

		@Override
		public AttachedFile read(Path file) throws UnreadableFileException {
			throw new UnreadableFileException(file + " cannot be read.");
		}

		@Override
		public AttachedFile read(String name, byte[] content) throws UnreadableFileException {
			throw new UnreadableFileException(name + " cannot be read.");
		}

		@Override
		public byte[] thumbnail(byte[] image, int pixels) {
			return image;
		}
	}

	/** A thread in which questions and answers take turns. */
	UUID thread(String... said) throws HistoryException {
		UUID thread = history.createConversation("About light", Optional.of(SUN)).id();
		Optional<UUID> parent = Optional.empty();
		for (String text : said) {
			boolean question = parent.isEmpty() || history.message(parent.get()).orElseThrow().role() == Message.Role.ASSISTANT;
			var message = question ? Message.user(Ids.next(), thread, parent, text, history.conversation(thread).orElseThrow().created())
					: Message.answer(Ids.next(), thread, parent.get(), SUN, "The sun", history.conversation(thread).orElseThrow().created())
							.withText(text, "").ended(State.COMPLETE, "", new Figures(Usage.of(100, 50), Optional.empty(), Optional.empty(), Optional.empty()));
			history.append(message);
			parent = Optional.of(message.id());
		}
		return thread;
	}

	List<String> branch(UUID thread) throws HistoryException {
		return history.lastMessages(thread, 100).stream().map(Message::text).toList();
	}

	/** The texts of all messages that follow the same message as this one. */
	List<String> siblings(UUID message) throws HistoryException {
		var all = new ArrayList<String>();
		for (UUID id : history.branches().siblings(List.of(message)).get(message).all())
			all.add(history.message(id).orElseThrow().text());
		return all;
	}

	void answer(UUID thread, ModelId model, String text) {
		var run = runner.in(thread, model);
		run.say(text);
		run.complete();
	}

	int round() {
		int count = rounds.size();
		for (Runnable next = rounds.poll(); next != null; next = rounds.poll())
			next.run();
		return count;
	}
}
