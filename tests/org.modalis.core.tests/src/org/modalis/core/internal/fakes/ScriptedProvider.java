package org.modalis.core.internal.fakes;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

import org.modalis.api.ProviderException;
import org.modalis.api.model.ModelId;
import org.modalis.api.model.ModelInfo;
import org.modalis.api.model.Usage;
import org.modalis.api.provider.CallContext;
import org.modalis.api.provider.ChatAnswer;
import org.modalis.api.provider.ChatProvider;
import org.modalis.api.provider.ChatRequest;
import org.modalis.api.provider.ChatSink;
import org.modalis.api.provider.ProviderInfo;
import org.modalis.api.provider.ProviderInfo.KeyUse;

/** A provider that does what the test says. It has one model, {@code <id>/m}. */
public final class ScriptedProvider implements ChatProvider {

	/** What it does when asked. */
	public interface Chat {
		ChatAnswer chat(ChatRequest request, ChatSink sink, CallContext context) throws ProviderException, InterruptedException;
	}

	/** What it does when asked for its models. */
	public interface Models {
		List<ModelInfo> models(CallContext context) throws ProviderException, InterruptedException;
	}

	public static final URI HOME = URI.create("http://localhost:4");

	private final ProviderInfo info;
	private final BlockingQueue<ChatRequest> requests = new LinkedBlockingQueue<>();
	private volatile Chat chat = (request, sink, context) -> {
		sink.text("Hello");
		return new ChatAnswer(ChatAnswer.Finish.STOP, Usage.of(1, 2));
	};
	private volatile Models models;

	public ScriptedProvider(String id) {
		info = ProviderInfo.of(id, "The " + id, "").at(HOME.toString()).withKey(KeyUse.OPTIONAL, "SCRIPTED_API_KEY");
		models = context -> List.of(ModelInfo.chat(new ModelId(id, "m"), "Model M"));
	}

	public ScriptedProvider chats(Chat script) {
		chat = script;
		return this;
	}

	public ScriptedProvider offers(Models script) {
		models = script;
		return this;
	}

	public ModelId model() {
		return new ModelId(info.id(), "m");
	}

	/** The next request; waits for it. */
	public ChatRequest awaitRequest() throws InterruptedException {
		return requests.take();
	}

	@Override
	public ProviderInfo info() {
		return info;
	}

	@Override
	public List<ModelInfo> models(CallContext context) throws ProviderException, InterruptedException {
		return models.models(context);
	}

	@Override
	public ChatAnswer chat(ChatRequest request, ChatSink sink, CallContext context)
			throws ProviderException, InterruptedException {
		requests.add(request);
		return chat.chat(request, sink, context);
	}
}
