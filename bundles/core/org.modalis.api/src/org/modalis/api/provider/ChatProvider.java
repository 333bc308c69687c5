package org.modalis.api.provider;

import org.modalis.api.ProviderException;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A provider of models that answer in text. Threads: several calls at once, each in a thread of its own that may block. Units:
 * tokens. Errors: a {@link ProviderException} whose kind is the user's remedy and whose message is a sentence for people.
 */
@ConsumerType
public interface ChatProvider extends ModelProvider {

	/**
	 * Answers one request. Blocks until the answer is complete; pieces go to {@code sink} from the calling thread as they come,
	 * and joined they are the answer. An interrupt cancels: close the connection (the transport does) or stop the engine, then
	 * throw {@link InterruptedException}. Begin with
	 * {@link ChatRequest#refuseUnsupported()}. The model in {@code request} is the one that is called, always.
	 *
	 * @throws ProviderException of kind {@code UNSUPPORTED} before the first byte leaves when the request uses what the model
	 *         lacks; otherwise as the vendor's answer demands
	 */
	ChatAnswer chat(ChatRequest request, ChatSink sink, CallContext context) throws ProviderException, InterruptedException;
}
