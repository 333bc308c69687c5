package org.modalis.exchange.internal.incoming;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

import org.modalis.api.history.Attachment;
import org.modalis.api.history.Conversation;
import org.modalis.api.history.Figures;
import org.modalis.api.history.Filing;
import org.modalis.api.history.HistoryException;
import org.modalis.api.history.Message;
import org.modalis.api.history.Message.Role;
import org.modalis.api.history.Message.State;
import org.modalis.api.history.Totals;
import org.modalis.api.model.ModelId;
import org.modalis.exchange.internal.files.FileName;

/**
 * Reads a conversation as Claude exports it: a list {@code chat_messages}, whose messages name the one before with
 * {@code parent_message_uuid} where the export has branches; otherwise each follows the one before it in the list. The vendor
 * documents none of it: see docs/exchange.md.
 */
final class ClaudeReader implements ThreadReader {

	private static final String VENDOR = "anthropic";

	@Override
	public boolean fits(Fields conversation) {
		return conversation.has("chat_messages");
	}

	@Override
	public IncomingThread read(Fields conversation, Assets assets) throws UnreadableThreadException, HistoryException {
		if (!conversation.isArray("chat_messages"))
			throw new UnreadableThreadException("Its messages are not where Claude keeps them (chat_messages is no list).");
		String id = conversation.words("uuid")
				.orElseThrow(() -> new UnreadableThreadException("It has no id, so a second import could not recognise it."));
		UUID thread = SourceId.of("claude", id);
		Instant created = conversation.time("created_at").orElse(Instant.EPOCH);
		var missing = new ArrayList<String>();
		List<Message> messages = messages(id, conversation, created, assets, missing);
		if (messages.isEmpty() && !conversation.list("chat_messages").isEmpty())
			throw new UnreadableThreadException("None of its " + conversation.list("chat_messages").size() + " messages can be read.");
		Optional<UUID> leaf = conversation.words("current_leaf_message_uuid").map(last -> SourceId.of("claude", id, last))
				.filter(last -> messages.stream().anyMatch(message -> message.id().equals(last)))
				.or(() -> messages.isEmpty() ? Optional.empty() : Optional.of(messages.getLast().id()));
		Instant begun = created.equals(Instant.EPOCH) && !messages.isEmpty() ? messages.getFirst().created() : created;
		Instant updated = conversation.time("updated_at")
				.orElse(messages.stream().map(Message::created).max(Instant::compareTo).orElse(begun));
		Optional<String> project = conversation.object("project").words("name").map(name -> Titles.cut(name.strip(), 200));
		var filing = new Filing(conversation.isTrue("is_starred"), false, project);
		return new IncomingThread(new Conversation(thread, Titles.of(conversation.text("name")), Optional.empty(), leaf, false, filing,
				Optional.empty(), Totals.NONE, begun, updated), "", messages, missing);
	}

	private static List<Message> messages(String conversation, Fields all, Instant created, Assets assets, List<String> missing)
			throws HistoryException {
		UUID thread = SourceId.of("claude", conversation);
		Optional<ModelId> model = all.words("model").map(name -> new ModelId(VENDOR, Titles.cut(name.strip(), 200)));
		List<Fields> list = inOrder(all.objects("chat_messages"));
		Set<String> ids = new HashSet<>();
		list.forEach(message -> message.words("uuid").ifPresent(ids::add));
		var messages = new ArrayList<Message>();
		Set<UUID> taken = new HashSet<>();
		Optional<UUID> before = Optional.empty();
		Instant time = created;
		int unreadable = all.list("chat_messages").size() - list.size();
		int lost = 0;
		Map<String, Integer> unknown = new TreeMap<>();
		for (Fields each : list) {
			UUID id = SourceId.of("claude", conversation, each.words("uuid").orElse("at " + messages.size()));
			ClaudeContent content = ClaudeContent.of(each, assets);
			String sender = each.text("sender").or(() -> each.text("role")).orElse("");
			time = each.time("created_at").orElse(time);
			boolean user = sender.equals("human") || sender.equals("user");
			if (!user && !sender.equals("assistant") || taken.contains(id)) {
				unreadable++;
				continue;
			}
			Optional<UUID> parent = each.has("parent_message_uuid")
					? each.words("parent_message_uuid").filter(ids::contains).map(name -> SourceId.of("claude", conversation, name)).filter(taken::contains)
					: before;
			messages.add(message(id, thread, parent, user, content, model, time));
			lost += content.lost().size();
			content.unknown().forEach(kind -> unknown.merge(Titles.cut(kind, 60), 1, Integer::sum));
			taken.add(id);
			before = Optional.of(id);
		}
		if (unreadable > 0)
			missing.add((unreadable == 1 ? "One message" : unreadable + " messages") + " could not be read and was left out.");
		unknown.forEach((kind, count) -> missing.add((count == 1 ? "One part" : count + " parts") + " of its messages" + (count == 1 ? " is" : " are")
				+ " of a kind that is not known (" + kind + ") and" + (count == 1 ? " was" : " were") + " left out."));
		if (lost > 0)
			missing.add((lost == 1 ? "One attached file is" : lost + " attached files are") + " not in the export; the messages name them.");
		return messages;
	}

	/** Each after the one that it follows, otherwise as they were. */
	private static List<Fields> inOrder(List<Fields> all) {
		Set<String> ids = new HashSet<>();
		all.forEach(message -> message.words("uuid").ifPresent(ids::add));
		var order = new ArrayList<Fields>();
		var waiting = new ArrayList<>(all);
		Set<String> done = new HashSet<>();
		for (boolean moved = true; moved && !waiting.isEmpty();) {
			moved = false;
			var still = new ArrayList<Fields>();
			for (Fields message : waiting) {
				Optional<String> parent = message.words("parent_message_uuid").filter(ids::contains);
				if (parent.isEmpty() || done.contains(parent.get())) {
					order.add(message);
					message.words("uuid").ifPresent(done::add);
					moved = true;
				} else
					still.add(message);
			}
			waiting = still;
		}
		order.addAll(waiting);
		return order;
	}

	private static Message message(UUID id, UUID thread, Optional<UUID> parent, boolean user, ClaudeContent content,
			Optional<ModelId> model, Instant time) {
		List<Attachment> files = content.files();
		return user
				? new Message(id, thread, parent, Role.USER, content.textWithLost(), "", "", files, State.COMPLETE, "", Optional.empty(), "",
						Figures.NONE, false, time)
				: new Message(id, thread, parent, Role.ASSISTANT, content.textWithLost(), content.reasoning(), content.toolCalls(), files,
						State.COMPLETE, "", model, model.map(ModelId::name).orElse("Claude"), Figures.NONE, false, time);
	}

	/** A name for a file of which an export has no more than that. */
	static String fileName(Fields file) {
		return FileName.last(file.words("file_name").or(() -> file.words("name")).orElse("file"));
	}
}
