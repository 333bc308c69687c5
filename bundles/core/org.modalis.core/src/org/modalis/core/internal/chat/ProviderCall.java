package org.modalis.core.internal.chat;

import java.util.Optional;

import org.modalis.api.ProviderException;
import org.modalis.api.ProviderException.Kind;
import org.modalis.api.model.ModelId;
import org.modalis.api.provider.ChatAnswer;
import org.modalis.api.provider.ChatRequest;
import org.modalis.api.provider.ChatSink;
import org.modalis.core.internal.provider.CallContextImpl;
import org.osgi.service.log.Logger;

/** Calls a provider once and turns whatever it does into an ending: the boundary behind which no provider's fault gets through.
 *
 * @param note what a complete answer says besides
 */
record ProviderCall(ModelCheck target, ChatRequest request, CallContextImpl context, String note, Logger log) {

	Ending to(ChatSink sink) {
		var name = target.entry().info().displayName();
		try {
			var answer = target.provider().chat(request, sink, context);
			context.used(answer.usage());
			return Ending.complete(noteOn(answer), answer);
		} catch (ProviderException e) {
			return Ending.failed(new ProviderException(e.kind(), context.redaction().clean(e.getMessage()), e.retryAfter(),
					successor(e)));
		} catch (InterruptedException e) {
			return Ending.failed(Kind.UNAVAILABLE, name + " gave up. What had come is kept; try again.");
		} catch (AnswerText.TooLong e) {
			return Ending.failed(Kind.BAD_ANSWER,
					"The answer was longer than any model's and was ended. What had come is kept.");
		} catch (RuntimeException | Error e) {
			log.error("Provider {} ended with an error of its own", target.entry().info().id(), context.redaction().clean(e));
			return Ending.failed(Kind.BAD_ANSWER,
					name + " ended with an error of its own. What had come is kept; the error log says more.");
		}
	}

	/** A vendor that says that a model is gone rarely says what comes after it; the catalogue does. */
	private Optional<ModelId> successor(ProviderException e) {
		boolean gone = e.kind() == Kind.RETIRED || e.kind() == Kind.UNKNOWN_MODEL;
		return gone ? e.successor().or(() -> target.model().lifecycle().successor()) : e.successor();
	}

	private String noteOn(ChatAnswer answer) {
		return switch (answer.finish()) {
		case LENGTH -> join("The answer ends here because it reached the longest length allowed.", note);
		case CONTENT_FILTER -> join("The vendor's filter ended the answer here.", note);
		case STOP, TOOL_CALLS, OTHER -> note;
		};
	}

	private static String join(String sentence, String more) {
		return more.isEmpty() ? sentence : sentence + " " + more;
	}
}
