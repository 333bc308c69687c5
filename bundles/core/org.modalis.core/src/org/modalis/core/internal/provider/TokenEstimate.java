package org.modalis.core.internal.provider;

import org.modalis.api.provider.ChatRequest;
import org.modalis.api.provider.ContentPart;

/**
 * How many tokens a request will take, before the vendor has counted: four characters are one token, and a file is what vendors
 * charge for a middling one. Good enough to keep a limit by, not to name a price.
 */
final class TokenEstimate {

	private static final int CHARS_PER_TOKEN = 4;
	private static final int IMAGE_TOKENS = 1_200;
	private static final int BYTES_PER_FILE_TOKEN = 32;

	private TokenEstimate() {
	}

	static long of(ChatRequest request) {
		long chars = request.parameters().system().length();
		long files = 0;
		for (var message : request.messages())
			for (var part : message.parts()) {
				chars += chars(part);
				files += files(part);
			}
		for (var tool : request.tools())
			chars += tool.toString().length();
		return (chars + CHARS_PER_TOKEN - 1) / CHARS_PER_TOKEN + files;
	}

	private static long chars(ContentPart part) {
		return switch (part) {
		case ContentPart.Text text -> text.text().length();
		case ContentPart.ToolCall call -> call.name().length() + call.arguments().length();
		case ContentPart.ToolResult result -> result.text().length();
		case ContentPart.VendorState state -> state.json().length();
		case ContentPart.Media media -> 0;
		};
	}

	private static long files(ContentPart part) {
		if (!(part instanceof ContentPart.Media media))
			return 0;
		return media.isImage() ? IMAGE_TOKENS : media.bytes().length / BYTES_PER_FILE_TOKEN;
	}
}
