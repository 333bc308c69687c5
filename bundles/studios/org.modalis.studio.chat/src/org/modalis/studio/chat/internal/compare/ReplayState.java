package org.modalis.studio.chat.internal.compare;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.modalis.api.model.ModelId;
import org.modalis.api.registry.RegistrySnapshot;

/**
 * How a replay stands, at one moment.
 *
 * @param title of the thread that is replayed
 * @param model the model that answers now; empty until one was chosen
 * @param context what is said before each question
 * @param phase how far it is
 * @param questions how many there are
 * @param answered how many of them are answered completely
 * @param copy the new thread; empty before the start
 * @param then what the answers took that were there
 * @param now what the new ones took
 * @param notice what went wrong, in a sentence; empty text when nothing did
 * @param remarks what the model will not take, in sentences
 * @param cost what the calls that are left will about cost; empty text when that is not known
 * @param models the models that are there
 */
public record ReplayState(String title, Optional<ModelId> model, Context context, Phase phase, int questions, int answered,
		Optional<UUID> copy, Tally then, Tally now, String notice, List<String> remarks, String cost, RegistrySnapshot models) {

	/** What is said before each question. */
	public enum Context {
		/** The answers that the new model gave: the questions are asked as if the thread were its own. */
		NEW_ANSWERS,
		/** The answers of the thread as it is: each question stands where it stood. */
		OLD_ANSWERS
	}

	/** How far it is. */
	public enum Phase {
		/** The thread is being read. */
		READING,
		/** Nothing was asked yet. */
		READY,
		/** Questions are being asked. */
		RUNNING,
		/** It was stopped, or an answer failed; it can go on. */
		PAUSED,
		/** All is answered. */
		DONE
	}

	public ReplayState {
		remarks = List.copyOf(remarks);
	}

	/** How many calls are left to make. */
	public int left() {
		return questions - answered;
	}
}
