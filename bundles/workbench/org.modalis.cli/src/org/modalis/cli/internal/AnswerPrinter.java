package org.modalis.cli.internal;

import java.time.Duration;
import java.util.Optional;

import org.modalis.api.ProviderException;
import org.modalis.api.chat.ChatListener;
import org.modalis.api.history.Message;

/**
 * Writes one answer while it comes: its text to standard output, reasoning and waits to standard error. When the reader of
 * standard output has gone, it calls {@code outputClosed} once and is silent from then on.
 */
final class AnswerPrinter implements ChatListener {

	private final Terminal terminal;
	private final boolean textToo;
	private final Runnable outputClosed;
	private boolean reasoningOpen;
	private boolean lineOpen;
	private volatile boolean closed;
	private volatile Optional<ProviderException> error = Optional.empty();

	/** @param textToo false when the text is printed later, as part of a JSON document */
	AnswerPrinter(Terminal terminal, boolean textToo, Runnable outputClosed) {
		this.terminal = terminal;
		this.textToo = textToo;
		this.outputClosed = outputClosed;
	}

	@Override
	public void text(CharSequence piece) {
		if (!textToo || closed || piece.isEmpty())
			return;
		endReasoning();
		lineOpen = piece.charAt(piece.length() - 1) != '\n';
		print(piece);
	}

	@Override
	public void reasoning(CharSequence piece) {
		if (!textToo || closed)
			return;
		reasoningOpen = true;
		terminal.note(piece);
	}

	@Override
	public void waiting(String reason, Duration wait) {
		var when = wait.isZero() ? "" : ", again in " + Words.seconds(wait);
		terminal.noteln(Character.toUpperCase(reason.charAt(0)) + reason.substring(1) + when);
	}

	@Override
	public void failed(ProviderException failure) {
		error = Optional.of(failure);
	}

	@Override
	public void finished(Message answer) {
		endReasoning();
		if (lineOpen && !closed)
			print("\n");
	}

	/** What the provider failed with, once the run has ended. */
	Optional<ProviderException> error() {
		return error;
	}

	/** Whether nobody reads standard output any more. */
	boolean closed() {
		return closed;
	}

	private void endReasoning() {
		if (reasoningOpen)
			terminal.note("\n\n");
		reasoningOpen = false;
	}

	private void print(CharSequence text) {
		try {
			terminal.print(text);
		} catch (OutputClosedException gone) {
			closed = true;
			outputClosed.run();
		}
	}
}
