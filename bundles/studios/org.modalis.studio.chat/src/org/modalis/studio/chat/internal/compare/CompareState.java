package org.modalis.studio.chat.internal.compare;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.modalis.api.model.ModelId;
import org.modalis.api.registry.RegistrySnapshot;
import org.modalis.studio.chat.internal.session.FileTray;

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
 * @param files those of the next question, with what is to be said of them and of what models will not take
 * @param remarks what each model will not take, in sentences; models that take everything are not among them
 * @param cost what the next question will about cost; empty text when that is not known
 * @param models the models that are there
 */
public record CompareState(String title, List<ModelId> chosen, int running, int columns, Optional<UUID> taken, int asked, String notice,
		FileTray files, Map<ModelId, List<String>> remarks, String cost, RegistrySnapshot models) {

	public CompareState {
		chosen = List.copyOf(chosen);
		remarks = Map.copyOf(remarks);
	}

	/** Whether one more model can be chosen. */
	public boolean hasRoom() {
		return chosen.size() < ModelSet.MOST;
	}
}
