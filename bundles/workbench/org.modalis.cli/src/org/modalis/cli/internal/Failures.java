package org.modalis.cli.internal;

import java.util.Optional;

import org.modalis.api.ProviderException;
import org.modalis.api.chat.ChatRefusedException;
import org.modalis.api.history.HistoryException;
import org.modalis.api.keys.KeyStoreException;
import org.modalis.api.model.ModelId;

/** What each exception means on a command line: an exit code and one word for scripts. */
final class Failures {

	private Failures() {
	}

	static int exitCode(Throwable failure) {
		return switch (failure) {
		case CommandFailedException e -> e.exitCode();
		case ChatRefusedException e when e.kind() == ProviderException.Kind.UNKNOWN_MODEL -> ExitCode.WRONG_USE;
		case ChatRefusedException e -> ExitCode.PROVIDER;
		case ProviderException e -> ExitCode.PROVIDER;
		case HistoryException e -> ExitCode.HISTORY;
		case KeyStoreException e -> ExitCode.HISTORY;
		case OutputClosedException e -> ExitCode.OUTPUT_CLOSED;
		case InterruptedException e -> ExitCode.INTERRUPTED;
		default -> ExitCode.BUG;
		};
	}

	static String kind(Throwable failure) {
		return switch (failure) {
		case CommandFailedException e -> e.kind();
		case ChatRefusedException e -> e.kind().name();
		case ProviderException e -> e.kind().name();
		case HistoryException e -> "HISTORY_" + e.kind().name();
		default -> "FAILED";
		};
	}

	/** The model to ask instead, where one is recommended. */
	static Optional<ModelId> successor(Throwable failure) {
		return switch (failure) {
		case ChatRefusedException e -> e.successor();
		case ProviderException e -> e.successor();
		default -> Optional.empty();
		};
	}

	/** What the user reads; empty where there is nothing to say. */
	static String sentence(Throwable failure) {
		return switch (failure) {
		case OutputClosedException e -> "";
		case InterruptedException e -> "";
		case CommandFailedException e -> e.getMessage();
		case HistoryException e when e.kind() == HistoryException.Kind.IN_USE -> e.getMessage()
				+ "\nClose it and try again, or ask without keeping the conversation: modalis chat --no-history TEXT";
		case Throwable e when exitCode(e) != ExitCode.BUG -> e.getMessage();
		default -> "Modalis met a bug of its own and stopped. What was acknowledged is kept; the workspace's log says more.";
		};
	}
}
