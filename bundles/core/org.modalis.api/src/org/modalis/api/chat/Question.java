package org.modalis.api.chat;

import java.util.List;
import java.util.Objects;

import org.modalis.api.provider.ContentPart;
import org.modalis.api.provider.ToolChoice;
import org.modalis.api.provider.ToolSpec;

/**
 * What a user asks, with all that belongs to it.
 *
 * @param text what the user wrote, not blank
 * @param attachments files that the model looks at, in order
 * @param tools functions that the model may ask to have called
 * @param toolChoice whether it may, must or must not; means nothing without tools
 */
public record Question(String text, List<ContentPart.Media> attachments, List<ToolSpec> tools, ToolChoice toolChoice) {

	public Question {
		Objects.requireNonNull(toolChoice);
		attachments = List.copyOf(attachments);
		tools = List.copyOf(tools);
		if (text.isBlank())
			throw new IllegalArgumentException("A question cannot be blank");
	}

	/** Words alone. */
	public static Question of(String text) {
		return new Question(text, List.of(), List.of(), ToolChoice.AUTO);
	}

	public Question withAttachments(List<ContentPart.Media> files) {
		return new Question(text, files, tools, toolChoice);
	}

	public Question withTools(List<ToolSpec> functions, ToolChoice choice) {
		return new Question(text, attachments, functions, choice);
	}
}
