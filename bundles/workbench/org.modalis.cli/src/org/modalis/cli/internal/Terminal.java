package org.modalis.cli.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

import org.modalis.api.keys.Secret;

/**
 * The three standard streams. What a command was asked for goes to standard output, everything else to standard error.
 * Threads: any.
 */
final class Terminal {

	private static final int MAX_INPUT_BYTES = 16 << 20;

	private final PrintStream out;
	private final PrintStream err;
	private final InputStream in;
	private final Supplier<Optional<char[]>> hiddenInput;

	/** @param hiddenInput asks a person for a line without showing it; empty when standard input is not a keyboard */
	Terminal(PrintStream out, PrintStream err, InputStream in, Supplier<Optional<char[]>> hiddenInput) {
		this.out = Objects.requireNonNull(out);
		this.err = Objects.requireNonNull(err);
		this.in = Objects.requireNonNull(in);
		this.hiddenInput = Objects.requireNonNull(hiddenInput);
	}

	/**
	 * Writes to standard output at once.
	 *
	 * @throws OutputClosedException when nobody reads it any more
	 */
	void print(CharSequence text) {
		out.append(text);
		if (out.checkError())
			throw new OutputClosedException();
	}

	/** Writes a line to standard output at once. */
	void println(CharSequence line) {
		print(line + "\n");
	}

	/** Writes to standard error at once. */
	void note(CharSequence text) {
		err.append(text);
		err.flush();
	}

	/** Writes a line to standard error at once. */
	void noteln(CharSequence line) {
		note(line + "\n");
	}

	/** All of standard input, which must be UTF-8 of at most 16 MiB. Can be interrupted. */
	String readAll() throws CommandFailedException, InterruptedException {
		byte[] bytes = read();
		if (bytes.length > MAX_INPUT_BYTES)
			throw CommandFailedException.wrongUse("Standard input holds more than 16 MiB, which no model can take.");
		try {
			return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
		} catch (CharacterCodingException notText) {
			throw CommandFailedException.wrongUse("Standard input is not UTF-8 text.");
		}
	}

	/** A key, typed unseen or piped in; never an argument, because every process on the machine can read those. */
	Secret readSecret(String prompt) throws CommandFailedException, InterruptedException {
		note(prompt);
		var typed = hiddenInput.get();
		var text = typed.isPresent() ? new String(typed.get()) : readAll();
		noteln("");
		if (text.isBlank() || text.strip().lines().count() > 1)
			throw CommandFailedException.wrongUse("Standard input must hold the key and nothing else. Nothing was changed.");
		return new Secret(text);
	}

	/** A blocked read of a terminal cannot be interrupted, so it is left to a thread that may stay behind. */
	private byte[] read() throws CommandFailedException, InterruptedException {
		var task = new FutureTask<>(() -> in.readNBytes(MAX_INPUT_BYTES + 1));
		Thread.ofPlatform().daemon().name("standard input").start(task);
		try {
			return task.get();
		} catch (ExecutionException e) {
			if (e.getCause() instanceof IOException)
				throw CommandFailedException.wrongUse("Standard input could not be read.");
			throw new IllegalStateException(e.getCause());
		}
	}
}
