package org.modalis.studio.chat.internal.compare;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.modalis.api.model.ModelId;
import org.modalis.api.registry.RegistrySnapshot;

/**
 * What is shown around the columns, at one moment.
 *
 * @param title of the thread in which is asked
 * @param chosen the models that are asked next, at most six
 * @param running how many answers are coming
 * @param columns how many there are
 * @param taken the answer from which the thread goes on; empty before the first
 * @param asked counts the questions that are durable
 * @param notice what went wrong, in a sentence; empty text when nothing did
 * @param remarks what the chosen models will not take, in sentences
 * @param cost what the next question will about cost; empty text when that is not known
 * @param models the models that are there
 */
public record CompareState(String title, List<ModelId> chosen, int running, int columns, Optional<UUID> taken, int asked, String notice,
		List<String> remarks, String cost, RegistrySnapshot models) {

	public CompareState {
		chosen = List.copyOf(chosen);
		remarks = List.copyOf(remarks);
	}

	/** Whether one more model can be chosen. */
	public boolean hasRoom() {
		return chosen.size() < ModelSet.MOST;
	}
}
