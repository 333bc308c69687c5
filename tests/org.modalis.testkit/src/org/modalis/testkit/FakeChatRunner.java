package org.modalis.testkit;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import org.modalis.api.ProviderException;
import org.modalis.api.attachment.AttachedFile;
import org.modalis.api.chat.ChatListener;
import org.modalis.api.chat.ChatRefusedException;
import org.modalis.api.chat.ChatRun;
import org.modalis.api.chat.ChatRunner;
import org.modalis.api.chat.Question;
import org.modalis.api.history.Attachment;
import org.modalis.api.history.Content;
import org.modalis.api.history.HistoryException;
import org.modalis.api.history.HistoryStore;
import org.modalis.api.history.Ids;
import org.modalis.api.history.Message;
import org.modalis.api.model.ModelId;
import org.modalis.api.provider.ChatParameters;
import org.modalis.api.provider.ContentPart.Media;

/**
 * A runner whose answers come when the test says so, or as its script plays them. Keeps questions and answers in a history, as
 * the real one does.
 */
public final class FakeChatRunner implements ChatRunner {

	/** Plays an answer to its end, on a thread of its own. */
	@FunctionalInterface
	public interface Script {
		void play(FakeChatRun run) throws InterruptedException;
	}

	private final HistoryStore history;
	/** By the answer's id. */
	private final Map<UUID, FakeChatRun> running = new ConcurrentHashMap<>();
	private volatile Optional<Script> script = Optional.empty();
	private volatile Optional<ChatRefusedException> refusal = Optional.empty();
	private final Map<ModelId, ChatRefusedException> refused = new ConcurrentHashMap<>();
	private volatile Optional<ModelId> model = Optional.empty();
	private volatile Optional<Question> question = Optional.empty();
	private volatile ChatParameters parameters = ChatParameters.DEFAULT;
	private volatile Optional<FakeChatRun> last = Optional.empty();

	public FakeChatRunner(HistoryStore history) {
		this.history = history;
	}

	/** Lets a script play every later answer. */
	public void script(Script next) {
		script = Optional.of(next);
	}

	/** Lets every later question be refused. */
	public void refuse(ProviderException.Kind kind, String sentence) {
		refusal = Optional.of(new ChatRefusedException(kind, sentence));
	}

	/** Lets every later question be refused, perhaps with a successor of its model. */
	public void refuse(ChatRefusedException with) {
		refusal = Optional.of(with);
	}

	/** The answer that is coming in a thread. */
	public FakeChatRun in(UUID conversation) {
		return running.values().stream().filter(run -> run.answer().conversation().equals(conversation)).findFirst().orElse(null);
	}

	/** The answer that was begun last, wherever. */
	public Optional<FakeChatRun> last() {
		return last;
	}

	/** The model that was asked last. */
	public ModelId model() {
		return model.orElseThrow();
	}

	/** What it was asked last. */
	public Question question() {
		return question.orElseThrow();
	}

	/** How it was asked last. */
	public ChatParameters parameters() {
		return parameters;
	}

	/** Lets every later question to one model be refused. */
	public void refuse(ModelId one, ProviderException.Kind kind, String sentence) {
		refused.put(one, new ChatRefusedException(kind, sentence));
	}

	/** The answer of one model that is coming in a thread. */
	public FakeChatRun in(UUID conversation, ModelId of) {
		return running.values().stream().filter(run -> run.answer().conversation().equals(conversation))
				.filter(run -> run.answer().model().equals(Optional.of(of))).findFirst().orElse(null);
	}

	@Override
	public ChatRun ask(UUID conversation, Question put, ModelId asked, ChatParameters with, ChatListener listener)
			throws HistoryException, ChatRefusedException {
		return askAfter(conversation, history.conversation(conversation).orElseThrow().leaf(), put, asked, with, listener);
	}

	@Override
	public ChatRun askAfter(UUID conversation, Optional<UUID> after, Question put, ModelId asked, ChatParameters with, ChatListener listener)
			throws HistoryException, ChatRefusedException {
		note(put, asked, with);
		Message question = Message.user(Ids.next(), conversation, after, put.text(), Instant.now()).withAttachments(kept(put));
		Message answer = answer(question, question.id(), asked);
		history.append(question);
		history.append(answer);
		return begin(question, answer, Optional.of(history), listener);
	}

	@Override
	public ChatRun answerAgain(UUID id, ModelId asked, ChatParameters with, ChatListener listener)
			throws HistoryException, ChatRefusedException {
		Message kept = history.message(id).orElseThrow();
		note(Question.of(kept.text(), files(kept)), asked, with);
		Message answer = answer(kept, id, asked);
		history.append(answer);
		return begin(kept, answer, Optional.of(history), listener);
	}

	@Override
	public ChatRun continueAnswer(UUID id, ModelId asked, ChatParameters with, ChatListener listener)
			throws HistoryException, ChatRefusedException {
		Message cut = history.message(id).orElseThrow();
		Message kept = history.message(cut.parent().orElseThrow()).orElseThrow();
		note(Question.of("Continue"), asked, with);
		Message answer = answer(kept, id, asked);
		history.append(answer);
		return begin(kept, answer, Optional.of(history), listener);
	}

	@Override
	public ChatRun askOnce(Question put, ModelId asked, ChatParameters with, ChatListener listener) throws ChatRefusedException {
		note(put, asked, with);
		Message question = Message.user(Ids.next(), Ids.next(), Optional.empty(), put.text(), Instant.now());
		return begin(question, answer(question, question.id(), asked), Optional.empty(), listener);
	}

	private List<Attachment> kept(Question put) throws HistoryException {
		var all = new ArrayList<Attachment>();
		for (AttachedFile file : put.files()) {
			var content = content(file.media().bytes());
			var text = file.text().isPresent() ? Optional.of(content(file.text().get().getBytes(StandardCharsets.UTF_8))) : Optional.<Content>empty();
			all.add(new Attachment(content, file.media().mediaType(), file.name(), file.width(), file.height(), file.pages(), text));
		}
		return all;
	}

	private List<AttachedFile> files(Message question) throws HistoryException {
		var all = new ArrayList<AttachedFile>();
		for (Attachment file : question.attachments())
			all.add(AttachedFile.of(new Media(file.mediaType(), file.fileName(), read(file.content())))
					.withText(file.text().isPresent() ? new String(read(file.text().get()), StandardCharsets.UTF_8) : ""));
		return all;
	}

	private byte[] read(Content content) throws HistoryException {
		try (var in = history.attachments().open(content)) {
			return in.readAllBytes();
		} catch (IOException e) {
			throw new HistoryException(HistoryException.Kind.FAILED, "The file cannot be read.", e);
		}
	}

	private Content content(byte[] bytes) throws HistoryException {
		return history.attachments().put(new ByteArrayInputStream(bytes), bytes.length);
	}

	private void note(Question put, ModelId asked, ChatParameters with) throws ChatRefusedException {
		if (refusal.isPresent())
			throw refusal.get();
		if (refused.containsKey(asked))
			throw refused.get(asked);
		question = Optional.of(put);
		model = Optional.of(asked);
		parameters = with;
	}

	private static Message answer(Message question, UUID below, ModelId asked) {
		return Message.answer(Ids.next(), question.conversation(), below, asked, "Model " + asked.name(), Instant.now());
	}

	private ChatRun begin(Message question, Message answer, Optional<HistoryStore> kept, ChatListener listener) {
		Optional<Script> play = script;
		var run = new FakeChatRun(question, answer, kept, listener, play.isPresent(),
				() -> running.remove(answer.id()));
		running.put(answer.id(), run);
		last = Optional.of(run);
		play.ifPresent(own -> Thread.ofVirtual().start(() -> play(own, run)));
		return run;
	}

	private static void play(Script script, FakeChatRun run) {
		try {
			script.play(run);
		} catch (InterruptedException e) {
			throw new AssertionError("Nobody interrupts a script", e);
		}
	}

	@Override
	public List<ChatRun> runs(UUID conversation) {
		return running.values().stream().filter(run -> run.answer().conversation().equals(conversation)).map(ChatRun.class::cast).toList();
	}
}
