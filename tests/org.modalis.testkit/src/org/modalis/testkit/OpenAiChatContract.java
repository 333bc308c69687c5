package org.modalis.testkit;

import org.modalis.api.model.Usage;

import com.google.gson.JsonPrimitive;

/** The contract in the words of OpenAI's chat completions: a vendor of that shape gives its provider and overrides where it differs. */
public abstract class OpenAiChatContract extends ChatProviderContract {

	@Override
	protected String basePath() {
		return "/v1";
	}

	@Override
	protected String chatPath() {
		return "/chat/completions";
	}

	@Override
	protected String modelsPath() {
		return "/models";
	}

	@Override
	protected VendorReply modelList(String name) {
		return VendorReply.json(200, "{\"object\":\"list\",\"data\":[{\"id\":" + new JsonPrimitive(name)
				+ ",\"object\":\"model\",\"created\":1,\"owned_by\":\"me\"},{\"id\":\"\"},{}]}");
	}

	@Override
	protected VendorReply stream() {
		return VendorReply.stream("text/event-stream");
	}

	@Override
	protected String piece(String text) {
		return OpenAiWords.piece(text);
	}

	@Override
	protected String end() {
		return OpenAiWords.end("stop", Usage.of(11, 7));
	}

	@Override
	protected String broken() {
		return "data: {\"choices\":[}\n\n";
	}

	@Override
	protected String unended() {
		return "data: {\"choices\":\"";
	}

	@Override
	protected String errorEvent(String message) {
		return OpenAiWords.event("{\"error\":{\"message\":" + new JsonPrimitive(message) + ",\"type\":\"server_error\",\"code\":null}}");
	}

	@Override
	protected String errorBody(String message) {
		return "{\"error\":{\"message\":" + new JsonPrimitive(message) + ",\"type\":\"invalid_request_error\",\"param\":null,\"code\":null}}";
	}
}
