package org.modalis.core.internal.chat;

import org.modalis.api.ProviderException;
import org.modalis.api.ProviderException.Kind;
import org.modalis.api.provider.ChatAnswer;
import org.modalis.api.provider.ChatRequest;
import org.modalis.api.provider.ChatSink;
import org.modalis.core.internal.provider.CallContextImpl;
import org.osgi.service.log.Logger;

/** Calls a provider once and turns whatever it does into an ending: the boundary behind which no provider's fault gets through. *
 * @param note what a complete answer says besides
 */
record ProviderCall(ModelCheck target, ChatRequest request, CallContextImpl context, String note, Logger log) {

	Ending to(ChatSink sink) {
		var name = target.entry().info().displayName();
		try {
			var answer = target.provider().chat(request, sink, context);
			return Ending.complete(noteOn(answer), answer.usage());
		} catch (ProviderException e) {
			return Ending.failed(new ProviderException(e.kind(), context.redaction().clean(e.getMessage()), e.retryAfter()));
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

	private String noteOn(ChatAnswer answer) {
		return switch (answer.finish()) {
		case LENGTH -> "The answer ends here because it reached the longest length allowed.";
		case CONTENT_FILTER -> "The vendor's filter ended the answer here.";
		case STOP, TOOL_CALLS, OTHER -> note;
		};
	}
}
