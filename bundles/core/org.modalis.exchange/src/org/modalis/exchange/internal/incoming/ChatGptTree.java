package org.modalis.exchange.internal.incoming;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.modalis.api.history.Attachment;
import org.modalis.api.history.Figures;
import org.modalis.api.history.HistoryException;
import org.modalis.api.history.Message;
import org.modalis.api.history.Message.Role;
import org.modalis.api.history.Message.State;
import org.modalis.api.model.ModelId;

import com.google.gson.JsonElement;

/**
 * Turns the nodes of a ChatGPT conversation into messages. Nodes that people do not see (the system's, hidden ones, calls of tools
 * and what these gave) make no messages of their own: they go with the answer that follows them, on each branch.
 */
final class ChatGptTree {

	private static final String VENDOR = "openai";
	/** What the model was told about the user, and what it noted. */
	private static final Set<String> CONTEXT = Set.of("user_editable_context", "model_editable_context");

	/** A node that is still to be read. */
	private record Next(String node, Optional<UUID> after, Instant time, ChatGptPending pending) {
	}

	private final String conversation;
	private final UUID thread;
	private final Instant created;
	private final Fields mapping;
	private final Assets assets;
	private final Map<String, List<String>> children = new HashMap<>();
	private final List<Message> messages = new ArrayList<>();
	private final Map<String, UUID> shown = new HashMap<>();
	private final Map<String, Integer> unknown = new LinkedHashMap<>();
	private int nodesWithMessage;
	private int lost;

	ChatGptTree(String conversation, Instant created, Fields mapping, Assets assets) {
		this.conversation = conversation;
		this.created = created;
		this.mapping = mapping;
		this.assets = assets;
		thread = SourceId.of("chatgpt", conversation);
	}

	/** Reads from the roots on, without recursion: a conversation can be thousands of nodes deep. */
	void read() throws HistoryException {
		Deque<Next> open = new ArrayDeque<>();
		for (String root : roots().reversed())
			open.push(new Next(root, Optional.empty(), created, ChatGptPending.NONE));
		Set<String> seen = new HashSet<>();
		while (!open.isEmpty()) {
			Next next = open.pop();
			if (seen.add(next.node()))
				for (Next below : read(next).reversed())
					open.push(below);
		}
	}

	private List<String> roots() {
		var roots = new ArrayList<String>();
		Map<String, Set<String>> below = new HashMap<>();
		for (String id : mapping.names()) {
			Fields node = mapping.object(id);
			Optional<String> parent = node.text("parent").filter(mapping::isObject);
			if (parent.isEmpty())
				roots.add(id);
			else
				below.computeIfAbsent(parent.get(), key -> new LinkedHashSet<>()).add(id);
		}
		for (Map.Entry<String, Set<String>> each : below.entrySet())
			children.put(each.getKey(), inOrder(mapping.object(each.getKey()), each.getValue()));
		return roots;
	}

	/** The order that the parent gives them, then those that it forgot. */
	private static List<String> inOrder(Fields parent, Set<String> all) {
		Set<String> order = new LinkedHashSet<>();
		for (JsonElement child : parent.list("children"))
			Fields.string(child).filter(all::contains).ifPresent(order::add);
		order.addAll(all);
		return List.copyOf(order);
	}

	private List<Next> read(Next at) throws HistoryException {
		Fields message = mapping.object(at.node()).object("message");
		Instant time = message.time("create_time").orElse(at.time());
		Optional<UUID> after = at.after();
		ChatGptPending pending = at.pending();
		if (message != Fields.NONE) {
			nodesWithMessage++;
			String role = message.object("author").text("role").orElse("");
			if (role.equals("user") && !isHidden(message)) {
				after = flush(at, pending, after, time);
				pending = ChatGptPending.NONE;
				Optional<UUID> before = after;
				after = question(at.node(), message, after, time).or(() -> before);
			} else if (role.equals("assistant") && isAnswer(message)) {
				Optional<UUID> answer = answer(at.node(), message, pending, after, time);
				pending = answer.isPresent() ? ChatGptPending.NONE : pending;
				after = answer.isPresent() ? answer : after;
			} else
				pending = onTheWay(at.node(), role, message, pending);
		}
		List<String> below = children.getOrDefault(at.node(), List.of());
		if (below.isEmpty())
			after = flush(at, pending, after, time);
		if (after.isPresent())
			shown.put(at.node(), after.get());
		var next = new ArrayList<Next>();
		for (String child : below)
			next.add(new Next(child, after, time, pending));
		return next;
	}

	private static boolean isHidden(Fields message) {
		return message.object("metadata").isTrue("is_visually_hidden_from_conversation")
				|| message.object("content").text("content_type").filter(CONTEXT::contains).isPresent();
	}

	/** What the model says to people, not to a tool or itself. */
	private static boolean isAnswer(Fields message) {
		String type = message.object("content").text("content_type").orElse("text");
		boolean toAll = message.text("recipient").map("all"::equals).orElse(true);
		return toAll && !isHidden(message) && !type.equals("thoughts") && !type.equals("reasoning_recap");
	}

	private Optional<UUID> question(String node, Fields message, Optional<UUID> after, Instant time) throws HistoryException {
		ChatGptContent content = content(message);
		if (content.isEmpty())
			return unknown(message);
		UUID id = id(node);
		messages.add(new Message(id, thread, after, Role.USER, content.textWithLost(), "", "", content.files(), State.COMPLETE, "",
				Optional.empty(), "", Figures.NONE, false, time));
		return Optional.of(id);
	}

	private Optional<UUID> answer(String node, Fields message, ChatGptPending pending, Optional<UUID> after, Instant time)
			throws HistoryException {
		ChatGptContent content = content(message);
		if (content.isEmpty())
			return unknown(message);
		boolean code = message.object("content").text("content_type").filter("code"::equals).isPresent();
		String text = code ? "```" + language(message) + "\n" + content.text() + "\n```" : content.textWithLost();
		boolean cut = message.text("status").filter(status -> status.equals("in_progress") || status.equals("finished_partial_completion"))
				.isPresent();
		return Optional.of(add(node, after, text, pending.withFiles(content.files()), message, cut ? State.STOPPED : State.COMPLETE, time));
	}

	private static String language(Fields message) {
		return message.object("content").text("language").filter(name -> name.matches("[a-z0-9+#-]{1,20}") && !name.equals("unknown")).orElse("");
	}

	/** An answer of what nothing followed: a picture that was made, a program that was run. */
	private Optional<UUID> flush(Next at, ChatGptPending pending, Optional<UUID> after, Instant time) {
		return pending.isEmpty() ? after
				: Optional.of(add(at.node() + "/before", after, "", pending, Fields.NONE, State.COMPLETE, time));
	}

	private UUID add(String node, Optional<UUID> after, String text, ChatGptPending pending, Fields message, State state, Instant time) {
		UUID id = id(node);
		Optional<String> model = message.object("metadata").words("model_slug").map(name -> Titles.cut(name.strip(), 200));
		List<Attachment> files = pending.files();
		String all = pending.document().isEmpty() || text.isEmpty() ? pending.document() + text : pending.document() + "\n\n" + text;
		messages.add(new Message(id, thread, after, Role.ASSISTANT, all, pending.reasoning(), pending.toolCalls(), files, state, "",
				model.map(name -> new ModelId(VENDOR, name)), model.orElse("ChatGPT"), Figures.NONE, false, time));
		return id;
	}

	private ChatGptPending onTheWay(String node, String role, Fields message, ChatGptPending pending) throws HistoryException {
		Fields content = message.object("content");
		String type = content.text("content_type").orElse("text");
		if (type.equals("thoughts")) {
			ChatGptPending thinking = pending;
			for (Fields thought : content.objects("thoughts"))
				thinking = thinking.withReasoning(thought.words("content").or(() -> thought.words("summary")).orElse(""));
			return thinking;
		}
		if (role.equals("assistant") && !isHidden(message) && message.text("recipient").filter(name -> !name.equals("all")).isPresent()) {
			String tool = message.text("recipient").get();
			String said = content(message).text();
			return pending.withCall(node, tool, said).withDocument(tool.equals("canmore.create_textdoc") ? CanvasDocument.markdown(said) : "");
		}
		if (role.equals("tool")) {
			ChatGptContent given = content(message);
			String title = content.words("title").map(words -> words + "\n").orElse("") + content.words("url").map(url -> url + "\n").orElse("");
			ChatGptPending with = pending.withFiles(given.files());
			String result = (title + given.textWithLost()).strip();
			return result.isEmpty() ? with : with.withResult(node, message.object("author").words("name").orElse("tool"), result);
		}
		return pending;
	}

	private ChatGptContent content(Fields message) throws HistoryException {
		ChatGptContent content = ChatGptContent.of(message, assets);
		lost += content.lost().size();
		return content;
	}

	private Optional<UUID> unknown(Fields message) {
		Fields content = message.object("content");
		boolean saysNothing = content.isArray("parts") || content.text("text").isPresent() || content.names().isEmpty();
		if (!saysNothing)
			unknown.merge(content.text("content_type").orElse("?"), 1, Integer::sum);
		return Optional.empty();
	}

	private UUID id(String node) {
		return SourceId.of("chatgpt", conversation, node);
	}

	UUID thread() {
		return thread;
	}

	List<Message> messages() {
		return messages;
	}

	int nodesWithMessage() {
		return nodesWithMessage;
	}

	/** The message that was on the screen when a node was the last one. */
	Optional<UUID> shownAt(String node) {
		return Optional.ofNullable(shown.get(node));
	}

	Optional<UUID> last() {
		return messages.isEmpty() ? Optional.empty() : Optional.of(messages.getLast().id());
	}

	Instant latest(Instant least) {
		return messages.stream().map(Message::created).reduce(least, (a, b) -> a.isAfter(b) ? a : b);
	}

	List<String> missing() {
		var missing = new ArrayList<String>();
		unknown.forEach((type, count) -> missing.add((count == 1 ? "One message has" : count + " messages have")
				+ " a kind of content that is not known (" + Titles.cut(type, 60) + ") and was left out."));
		if (lost > 0)
			missing.add((lost == 1 ? "One attached file is" : lost + " attached files are") + " not in the export; the messages name them.");
		return missing;
	}
}
