package org.modalis.studio.chat.internal.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.stream.IntStream;

import org.modalis.api.attachment.FileFacts;
import org.modalis.api.attachment.FileTokens;
import org.modalis.api.history.Message;
import org.modalis.api.model.ModelId;
import org.modalis.api.model.ModelInfo;
import org.modalis.studio.chat.internal.session.PromptFit;
import org.modalis.studio.chat.internal.session.ThreadSize;

/** The questions of a replay, each with what was answered then and now. Used from the replay's thread only. */
final class ReplayTurns {

	private List<Message> branch = List.of();
	private List<ReplayTurn> turns = new ArrayList<>();

	/** The questions of a branch, none of them asked again yet. */
	void read(List<Message> messages) {
		branch = List.copyOf(messages);
		turns = new ArrayList<>(ReplayTurn.of(branch));
	}

	List<Message> branch() {
		return branch;
	}

	List<ReplayTurn> all() {
		return List.copyOf(turns);
	}

	int size() {
		return turns.size();
	}

	ReplayTurn get(int at) {
		return turns.get(at);
	}

	/** The first question without a complete answer of now. */
	OptionalInt next() {
		return IntStream.range(0, turns.size()).filter(at -> !turns.get(at).done()).findFirst();
	}

	/** Where an answer of now stands. */
	OptionalInt of(UUID answer) {
		return IntStream.range(0, turns.size()).filter(at -> turns.get(at).now().map(Message::id).equals(Optional.of(answer))).findFirst();
	}

	void answered(int at, Message now) {
		turns.set(at, turns.get(at).answered(now));
	}

	/** How many are answered completely. */
	int done() {
		return (int) turns.stream().filter(ReplayTurn::done).count();
	}

	/** The model that gave the newest answer of now. */
	Optional<ModelId> lastModel() {
		return turns.reversed().stream().flatMap(turn -> turn.now().stream()).findFirst().flatMap(Message::model);
	}

	Tally then() {
		return Tally.of(turns.stream().flatMap(turn -> turn.then().stream()).toList());
	}

	Tally now() {
		return Tally.of(turns.stream().flatMap(turn -> turn.now().stream()).toList());
	}

	/** What a model will not take of it, in sentences. */
	List<String> remarks(ModelInfo model) {
		var fit = new PromptFit(model);
		var all = new ArrayList<String>();
		fit.questions(turns.stream().map(turn -> turn.question().attachments().stream().map(FileFacts::of).toList()).toList()).ifPresent(all::add);
		fit.tooLong(ThreadSize.of(branch), 0).ifPresent(all::add);
		return all;
	}

	/**
	 * Adds what the calls that are left cost when the new answers are as long as the old ones.
	 *
	 * @param system how long the system prompt is, in characters
	 */
	void addTo(Estimate estimate, ModelInfo model, int system) {
		long before = FileTokens.ofChars(system);
		for (ReplayTurn turn : turns) {
			long question = ThreadSize.of(List.of(turn.question())).tokens(model);
			long answer = turn.then().isEmpty() ? ThreadSize.USUAL_ANSWER : turn.then().stream().mapToLong(ThreadSize::tokensOf).sum();
			if (!turn.done())
				estimate.add(model, before + question, answer);
			before += question + answer;
		}
	}
}
