package org.modalis.api.provider;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.modalis.api.json.VendorObject;

/**
 * One message of a conversation as a model sees it. Immutable, so for any thread.
 *
 * @param role who speaks
 * @param parts what it consists of, in order
 */
public record ChatMessage(Role role, List<ContentPart> parts) {

	/** Who speaks. */
	public enum Role {
		USER, ASSISTANT
	}

	public ChatMessage {
		Objects.requireNonNull(role);
		parts = List.copyOf(parts);
	}

	/** A message of words alone. */
	public ChatMessage(Role role, String text) {
		this(role, List.of(new ContentPart.Text(text)));
	}

	/** Its words, joined by empty lines. */
	public String text() {
		return parts(ContentPart.Text.class).map(ContentPart.Text::text).collect(Collectors.joining("\n\n"));
	}

	/** Its parts of one kind, in order. */
	public <T extends ContentPart> Stream<T> parts(Class<T> kind) {
		return parts.stream().filter(kind::isInstance).map(kind::cast);
	}

	/** Whether it only brings what functions gave back. */
	public boolean isResultsOnly() {
		return parts.stream().allMatch(ContentPart.ToolResult.class::isInstance);
	}

	/** What a provider wants back with this message; empty where another one made the state, or none did. */
	public Optional<VendorObject> state(String provider) {
		return parts(ContentPart.VendorState.class).filter(state -> state.provider().equals(provider)).findFirst()
				.map(state -> VendorObject.parse(state.json()));
	}
}
