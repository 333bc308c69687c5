package org.modalis.exchange.internal.incoming;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.modalis.api.history.Conversation;
import org.modalis.api.history.Filing;
import org.modalis.api.history.HistoryException;
import org.modalis.api.history.Totals;

/**
 * Reads a conversation as ChatGPT exports it: nodes by id in {@code mapping}, each with its parent, children and perhaps a message;
 * {@code current_node} is the end of the branch that was shown. The vendor documents none of it: see docs/exchange.md.
 */
final class ChatGptReader implements ThreadReader {

	@Override
	public boolean fits(Fields conversation) {
		return conversation.has("mapping");
	}

	@Override
	public IncomingThread read(Fields conversation, Assets assets) throws UnreadableThreadException, HistoryException {
		if (!conversation.isObject("mapping"))
			throw new UnreadableThreadException("Its messages are not where ChatGPT keeps them (mapping is no object).");
		String id = conversation.words("conversation_id").or(() -> conversation.words("id")).orElseThrow(
				() -> new UnreadableThreadException("It has no id, so a second import could not recognise it."));
		Instant created = conversation.time("create_time").orElse(Instant.EPOCH);
		ChatGptTree tree = new ChatGptTree(id, created, conversation.object("mapping"), assets);
		tree.read();
		if (tree.messages().isEmpty() && tree.nodesWithMessage() > 0)
			throw new UnreadableThreadException("None of its " + tree.nodesWithMessage() + " messages has a content that is known.");
		Optional<UUID> leaf = conversation.text("current_node").flatMap(tree::shownAt).or(tree::last);
		Instant first = tree.messages().isEmpty() ? created : tree.messages().getFirst().created();
		Instant begun = created.equals(Instant.EPOCH) ? first : created;
		Instant updated = conversation.time("update_time").orElse(tree.latest(begun));
		var filing = new Filing(conversation.isTrue("is_starred") || conversation.time("pinned_time").isPresent(),
				conversation.isTrue("is_archived"), Optional.empty());
		var thread = new Conversation(tree.thread(), Titles.of(conversation.text("title")), Optional.empty(), leaf, false, filing,
				Optional.empty(), Totals.NONE, begun, updated);
		return new IncomingThread(thread, "", tree.messages(), tree.missing());
	}
}
