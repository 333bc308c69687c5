package org.modalis.testkit;

import java.time.Duration;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.modalis.api.provider.ChatSink;
import org.modalis.api.provider.ContentPart.ToolCall;

/** Keeps all that a provider delivers, and lets a test wait for the first piece. Threads: any. */
public final class RecordingSink implements ChatSink {

	private final StringBuffer text = new StringBuffer();
	private final StringBuffer reasoning = new StringBuffer();
	private final StringBuffer toolCalls = new StringBuffer();
	private final SortedMap<Integer, ToolCall> joined = new TreeMap<>();
	private final CountDownLatch first = new CountDownLatch(1);

	@Override
	public void text(CharSequence piece) {
		if (piece.isEmpty())
			throw new AssertionError("An empty piece was delivered");
		text.append(piece);
		first.countDown();
	}

	@Override
	public void reasoning(CharSequence piece) {
		if (piece.isEmpty())
			throw new AssertionError("An empty piece was delivered");
		reasoning.append(piece);
	}

	@Override
	public void toolCall(int index, String id, String name, CharSequence arguments) {
		if (id.isBlank() || name.isBlank())
			throw new AssertionError("A piece of a function call has no id or no name");
		synchronized (joined) {
			joined.merge(index, new ToolCall(id, name, arguments.toString()), RecordingSink::joined);
		}
		toolCalls.append(index).append(' ').append(id).append(' ').append(name).append(' ').append(arguments).append('\n');
	}

	private static ToolCall joined(ToolCall before, ToolCall piece) {
		if (!before.id().equals(piece.id()) || !before.name().equals(piece.name()))
			throw new AssertionError("A piece says that it belongs to another function call");
		return new ToolCall(before.id(), before.name(), before.arguments() + piece.arguments());
	}

	/** Every piece of a function call so far, one a line: index, id, name, arguments. */
	public String toolCalls() {
		return toolCalls.toString();
	}

	/** The function calls so far, each put together from its pieces. */
	public List<ToolCall> joinedToolCalls() {
		return joined.values().stream()
				.map(call -> call.arguments().isEmpty() ? new ToolCall(call.id(), call.name(), "{}") : call).toList();
	}

	/** All text so far. */
	public String text() {
		return text.toString();
	}

	/** All reasoning so far. */
	public String reasoning() {
		return reasoning.toString();
	}

	/** Waits for the first piece of text. */
	public void awaitText() throws InterruptedException {
		if (!first.await(Duration.ofSeconds(20).toMillis(), TimeUnit.MILLISECONDS))
			throw new AssertionError("No text came");
	}
}
