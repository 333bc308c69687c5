package org.modalis.provider.local.internal;

import java.util.concurrent.CountDownLatch;

import org.modalis.api.provider.ChatSink;

/** Keeps an answer and lets a test wait for its first piece. */
final class Words implements ChatSink {

	private final StringBuffer text = new StringBuffer();
	private final CountDownLatch first = new CountDownLatch(1);

	@Override
	public void text(CharSequence piece) {
		text.append(piece);
		first.countDown();
	}

	@Override
	public void reasoning(CharSequence piece) {
		throw new AssertionError("No local model reasons apart");
	}

	@Override
	public void toolCall(int index, String id, String name, CharSequence arguments) {
		throw new AssertionError("No local model calls tools");
	}

	void awaitFirst() throws InterruptedException {
		first.await();
	}

	int count() {
		return text.isEmpty() ? 0 : text.toString().strip().split("\\s+").length;
	}

	@Override
	public String toString() {
		return text.toString();
	}
}
