package org.modalis.history.derby.internal;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.modalis.api.history.Content;
import org.modalis.api.history.HistoryStore;

/**
 * A process that attaches one file after the other to what is not sent, as the studio does, until it is killed. It prints
 * {@code open}, and {@code kept <draft>} after each durable draft.
 */
final class HoldingWriter {

	private HoldingWriter() {
	}

	public static void main(String[] arguments) throws Exception {
		HistoryStore store = new DerbyHistoryService(Path.of(arguments[0])).open();
		UUID thread = store.createConversation(arguments[1], Optional.empty()).id();
		System.out.println("open");
		Set<Content> before = Set.of();
		for (int i = 0;; i++) {
			Content next = store.attachments().put(new ByteArrayInputStream((thread + " " + i).getBytes(StandardCharsets.UTF_8)), 100);
			store.threads().hold(thread, before.isEmpty() ? Set.of(next) : Set.of(before.iterator().next(), next));
			store.threads().setDraft(thread, next.sha256() + " " + next.bytes());
			System.out.println("kept " + next.sha256() + " " + next.bytes());
			System.out.flush();
			before = Set.of(next);
			store.threads().hold(thread, before);
		}
	}
}
