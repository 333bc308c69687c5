package org.modalis.ui.tests;

import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.modalis.api.model.ModelId;
import org.modalis.api.registry.ModelRegistry;
import org.modalis.api.settings.Settings;
import org.modalis.testkit.VendorReply;
import org.modalis.testkit.VendorRequest;
import org.modalis.testkit.VendorServer;

/**
 * A model of a vendor on 127.0.0.1 that says what the test tells it to, through one of the real providers. It is in the model
 * picker when it is made; after {@link #close} its provider is out of reach again.
 */
final class ScriptedModel implements AutoCloseable {

	/** How a vendor writes down an answer. */
	private enum Protocol {
		OPENAI("openai-compatible", "/v1", "/v1/models", "/v1/chat/completions", "text/event-stream"),
		OLLAMA("ollama", "", "/api/tags", "/api/chat", "application/x-ndjson");

		private final String provider;
		private final String base;
		private final String list;
		private final String chat;
		private final String contentType;

		Protocol(String provider, String base, String list, String chat, String contentType) {
			this.provider = provider;
			this.base = base;
			this.list = list;
			this.chat = chat;
			this.contentType = contentType;
		}

		/** What the vendor offers. */
		String list(Stream<String> names) {
			return this == OPENAI ? "{\"data\":[" + names.map(name -> "{\"id\":\"" + name + "\"}").collect(Collectors.joining(",")) + "]}"
					: "{\"models\":[" + names.map(name -> "{\"name\":\"" + name + "\",\"digest\":\"" + name + "\"}").collect(Collectors.joining(",")) + "]}";
		}

		String piece(String text) {
			String json = "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n").replace("\t", "\\t") + "\"";
			return this == OPENAI ? "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":" + json + "}}]}\n\n"
					: "{\"message\":{\"role\":\"assistant\",\"content\":" + json + "},\"done\":false}\n";
		}

		String end() {
			return this == OPENAI
					? "data: {\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}],"
							+ "\"usage\":{\"prompt_tokens\":1200,\"completion_tokens\":48}}\n\ndata: [DONE]\n\n"
					: "{\"message\":{\"role\":\"assistant\",\"content\":\"\"},\"done\":true,\"done_reason\":\"stop\","
							+ "\"prompt_eval_count\":1200,\"eval_count\":48}\n";
		}
	}

	private final Protocol protocol;
	private final String name;
	private final VendorServer vendor = VendorServer.start();

	private ScriptedModel(Protocol protocol, String name) {
		this.protocol = protocol;
		this.name = name;
	}

	/** A model behind the provider {@code openai-compatible}. */
	static ScriptedModel openAi(String name) {
		var model = new ScriptedModel(Protocol.OPENAI, name);
		model.vendor.on(model.protocol.list, VendorReply.json(200, model.protocol.list(Stream.of(name))));
		return model.offered();
	}

	/** The same with other models beside it, which answer as it does. */
	ScriptedModel beside(String... others) {
		vendor.on(protocol.list, VendorReply.json(200, protocol.list(Stream.concat(Stream.of(name), Stream.of(others)))));
		Services.get(ModelRegistry.class).refresh(protocol.provider);
		for (String other : others)
			Ui.await("the model " + other, () -> Services.get(ModelRegistry.class).snapshot().model(new ModelId(protocol.provider, other)).isPresent());
		return this;
	}

	/** A model with a context window of 32,000 tokens behind the provider {@code ollama}. */
	static ScriptedModel ollama(String name) {
		return ollama(name, "completion");
	}

	/** The same with what it can, as Ollama tells it. */
	static ScriptedModel ollama(String name, String... capabilities) {
		String can = Stream.of(capabilities).map(each -> "\"" + each + "\"").collect(Collectors.joining(","));
		var model = new ScriptedModel(Protocol.OLLAMA, name);
		model.vendor.on(model.protocol.list, VendorReply.json(200, model.protocol.list(Stream.of(name))))
				.on("/api/show", VendorReply.json(200, "{\"capabilities\":[" + can + "],\"model_info\":{\"test.context_length\":32000}}"));
		return model.offered();
	}

	private ScriptedModel offered() {
		Services.get(Settings.class).set(setting(), vendor.url(protocol.base).toString());
		Ui.await("the model " + id(), this::isOffered);
		return this;
	}

	private String setting() {
		return "provider." + protocol.provider + ".baseUrl";
	}

	ModelId id() {
		return new ModelId(protocol.provider, name);
	}

	boolean isOffered() {
		return Services.get(ModelRegistry.class).snapshot().model(id()).isPresent();
	}

	/** The answers to the next questions, in turn; the last one stays. */
	void answers(VendorReply... inTurn) {
		vendor.on(protocol.chat, inTurn);
	}

	/** An answer that has begun with these pieces. */
	VendorReply begin(String... pieces) {
		return VendorReply.stream(protocol.contentType).then(text(pieces));
	}

	/** A whole answer. */
	VendorReply whole(String... pieces) {
		return begin(pieces).then(end());
	}

	/** Pieces of an answer, as they are sent. */
	String text(String... pieces) {
		return Stream.of(pieces).map(protocol::piece).collect(Collectors.joining());
	}

	/** The end of an answer, as it is sent. */
	String end() {
		return protocol.end();
	}

	/** Waits for the next question. */
	VendorRequest question() throws InterruptedException {
		var request = vendor.awaitRequest();
		while (!request.path().equals(protocol.chat))
			request = vendor.awaitRequest();
		return request;
	}

	/** How many questions came so far. */
	long questions() {
		return vendor.requests().stream().filter(request -> request.path().equals(protocol.chat)).count();
	}

	@Override
	public void close() {
		vendor.close();
		Services.get(Settings.class).remove(setting());
	}
}
