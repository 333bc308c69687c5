package org.modalis.api.chat;

import java.util.List;
import java.util.Objects;

import org.modalis.api.attachment.AttachedFile;
import org.modalis.api.provider.ContentPart;
import org.modalis.api.provider.ToolChoice;
import org.modalis.api.provider.ToolSpec;

/**
 * What a user asks, with all that belongs to it.
 *
 * @param text what the user wrote; blank only where files speak for themselves
 * @param files what the model looks at, in order
 * @param tools functions that the model may ask to have called
 * @param toolChoice whether it may, must or must not; means nothing without tools
 */
public record Question(String text, List<AttachedFile> files, List<ToolSpec> tools, ToolChoice toolChoice) {

	public Question {
		Objects.requireNonNull(toolChoice);
		files = List.copyOf(files);
		tools = List.copyOf(tools);
		if (text.isBlank() && files.isEmpty())
			throw new IllegalArgumentException("A question cannot be blank");
	}

	/** Words alone. */
	public static Question of(String text) {
		return new Question(text, List.of(), List.of(), ToolChoice.AUTO);
	}

	/** Words with files, which may also stand for themselves. */
	public static Question of(String text, List<AttachedFile> files) {
		return new Question(text, files, List.of(), ToolChoice.AUTO);
	}

	/** The same with files of which no more is known than their kind. */
	public Question withAttachments(List<ContentPart.Media> media) {
		return new Question(text, media.stream().map(AttachedFile::of).toList(), tools, toolChoice);
	}

	public Question withTools(List<ToolSpec> functions, ToolChoice choice) {
		return new Question(text, files, functions, choice);
	}
}
