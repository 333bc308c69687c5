package org.modalis.studio.chat.internal.session;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

import org.modalis.api.history.Attachment;
import org.modalis.api.history.Content;

/**
 * What the user has written in a thread and not sent.
 *
 * @param draft what is in the composer
 * @param files what is attached there
 * @param queue the messages that wait, in their order
 */
record Unsent(String draft, List<KeptFile> files, List<Queued> queue) {

	static final Unsent NOTHING = new Unsent("", List.of(), List.of());

	Unsent {
		Objects.requireNonNull(draft);
		files = List.copyOf(files);
		queue = List.copyOf(queue);
	}

	Unsent withDraft(String text) {
		return new Unsent(text, files, queue);
	}

	Unsent withFiles(List<KeptFile> attached) {
		return new Unsent(draft, attached, queue);
	}

	Unsent withQueue(List<Queued> messages) {
		return new Unsent(draft, files, messages);
	}

	/** The contents of all files in it. */
	Set<Content> contents() {
		var all = new LinkedHashSet<Content>();
		Stream<Attachment> attached = Stream.concat(files.stream().flatMap(file -> file.kept().stream()),
				queue.stream().flatMap(message -> message.files().stream()));
		attached.forEach(file -> {
			all.add(file.content());
			file.text().ifPresent(all::add);
		});
		return all;
	}
}
