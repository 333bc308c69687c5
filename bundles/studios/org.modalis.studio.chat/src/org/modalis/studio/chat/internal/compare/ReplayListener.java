package org.modalis.studio.chat.internal.compare;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

import org.modalis.api.history.Message;

/** Hears what is to be seen of a replay. Called in order from the replay's thread, never the UI's. */
public interface ReplayListener {

	/** All questions with their answers, from the first to the last. */
	void opened(List<ReplayTurn> turns);

	/** A question is being answered; an answer that it had from this replay is no longer shown. */
	void begun(UUID question, Message answer);

	/** A new answer has its final form. */
	void changed(Message answer);

	/** A new answer has grown; told at most about every 30 ms. */
	void streaming(UUID answer, String text, String reasoning);

	/** The call waits before it is repeated. */
	void waiting(UUID answer, String reason, Duration wait);
}
