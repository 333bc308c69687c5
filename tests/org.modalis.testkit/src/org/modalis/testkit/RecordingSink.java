package org.modalis.testkit;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.modalis.api.provider.ChatSink;

/** Keeps all that a provider delivers, and lets a test wait for the first piece. Threads: any. */
public final class RecordingSink implements ChatSink {

	private final StringBuffer text = new StringBuffer();
	private final StringBuffer reasoning = new StringBuffer();
	private final StringBuffer toolCalls = new StringBuffer();
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
		toolCalls.append(index).append(' ').append(id).append(' ').append(name).append(' ').append(arguments).append('\n');
	}

	/** Every piece of a function call so far, one a line: index, id, name, arguments. */
	public String toolCalls() {
		return toolCalls.toString();
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
