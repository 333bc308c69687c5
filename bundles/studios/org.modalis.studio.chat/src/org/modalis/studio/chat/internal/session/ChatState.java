package org.modalis.studio.chat.internal.session;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.modalis.api.history.Conversation;
import org.modalis.api.history.Message;
import org.modalis.api.model.ModelId;
import org.modalis.api.provider.ChatParameters;
import org.modalis.api.registry.ProviderEntry;
import org.modalis.api.registry.RegistrySnapshot;

/**
 * What the chat studio shows around the messages, at one moment.
 *
 * @param phase whether the history is open
 * @param threads every thread, the one with the newest message first
 * @param running the threads in which an answer is coming
 * @param shown the thread on the screen; empty for a new one that has no question yet
 * @param model the model that answers next in it
 * @param parameters how it asks
 * @param models the models that are there
 * @param lastAnswer the newest finished answer of the thread on the screen
 * @param sending whether a question is on its way to the disk
 * @param notice a sentence for the user above the composer; empty text for none
 * @param refusedBy the id of the provider that would not answer as it is set up now
 * @param temporary whether nothing is kept of the thread on the screen, also when it is new
 * @param waiting the messages that wait in it
 */
public record ChatState(Phase phase, List<Conversation> threads, Set<UUID> running, Optional<Conversation> shown,
		Optional<ModelId> model, ChatParameters parameters, RegistrySnapshot models, Optional<Message> lastAnswer,
		boolean sending, String notice, Optional<String> refusedBy, boolean temporary, Waiting waiting) {

	/** Whether the history is open. */
	public enum Phase {
		OPENING, READY, FAILED
	}

	public ChatState {
		threads = List.copyOf(threads);
		running = Set.copyOf(running);
	}

	/** Whether an answer is coming in the thread on the screen. */
	public boolean answering() {
		return shown.isPresent() && running.contains(shown.get().id());
	}

	/** How the model of the thread on the screen stands. */
	public ModelChoice.Standing standing() {
		return new ModelChoice(models).standing(model);
	}

	/** The id of the provider whose settings are the remedy: the chosen model's, or any while there is no model to choose. */
	public Optional<String> remedy() {
		return refusedBy.or(() -> models.providers().stream().filter(ChatState::wantsSettings).map(entry -> entry.info().id())
				.filter(provider -> model.isEmpty() || model.get().provider().equals(provider)).findFirst());
	}

	private static boolean wantsSettings(ProviderEntry entry) {
		return switch (entry.state().kind()) {
		case NOT_CONFIGURED, FAILING -> true;
		case CHECKING, READY, UNREACHABLE, DISABLED -> false;
		};
	}

	/** Whether the composer can send now. */
	public boolean canSend() {
		return phase == Phase.READY && !sending && !answering() && standing().usable();
	}
}
