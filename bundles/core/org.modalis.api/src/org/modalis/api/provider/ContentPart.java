package org.modalis.api.provider;

import java.util.Base64;
import java.util.Objects;
import java.util.Optional;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;

/**
 * A piece of a message: text, a file, or what passes between a model and the functions it calls. Immutable but for a file's bytes,
 * which are not copied. What cannot be such a part is an {@link IllegalArgumentException}.
 */
public sealed interface ContentPart {

	/** Words. */
	record Text(String text) implements ContentPart {
		public Text {
			Objects.requireNonNull(text);
		}
	}

	/**
	 * A file that the model looks at.
	 *
	 * @param mediaType for example {@code image/png} or {@code application/pdf}
	 * @param fileName as the user knows it
	 * @param bytes its content; not copied, so leave it as it is
	 */
	record Media(String mediaType, String fileName, byte[] bytes) implements ContentPart {
		public Media {
			Objects.requireNonNull(fileName);
			Objects.requireNonNull(bytes);
			if (!mediaType.matches("[a-z]+/[a-z0-9.+-]+"))
				throw new IllegalArgumentException("Not a media type: " + mediaType);
		}

		public boolean isImage() {
			return mediaType.startsWith("image/");
		}

		public boolean isPdf() {
			return mediaType.equals("application/pdf");
		}

		public boolean isAudio() {
			return mediaType.startsWith("audio/");
		}

		/** Its content as Base64 without line breaks, as vendors want it within JSON. */
		public String base64() {
			return Base64.getEncoder().encodeToString(bytes);
		}

		/** Its content as a {@code data:} address (RFC 2397). */
		public String dataUrl() {
			return "data:" + mediaType + ";base64," + base64();
		}
	}

	/**
	 * A model's wish to have a function called; in a message of the assistant.
	 *
	 * @param id names this call; made up by the provider where its vendor gives none
	 * @param name the function, as declared in a {@link ToolSpec}
	 * @param arguments a JSON object as text, as the model wrote it: it may be invalid
	 */
	record ToolCall(String id, String name, String arguments) implements ContentPart {
		public ToolCall {
			Objects.requireNonNull(id);
			Objects.requireNonNull(name);
			Objects.requireNonNull(arguments);
		}

		/** The arguments as a new tree, for vendors that take nothing else back; empty when the model wrote no object. */
		public Optional<JsonObject> argumentsTree() {
			try {
				return JsonParser.parseString(arguments) instanceof JsonObject object ? Optional.of(object) : Optional.empty();
			} catch (JsonParseException e) {
				return Optional.empty();
			}
		}
	}

	/**
	 * What a function gave back; in a message of the user, after the assistant's that called it.
	 *
	 * @param callId the {@link ToolCall#id()}
	 * @param name the function
	 * @param text its result, or what went wrong
	 */
	record ToolResult(String callId, String name, String text) implements ContentPart {
		public ToolResult {
			Objects.requireNonNull(callId);
			Objects.requireNonNull(name);
			Objects.requireNonNull(text);
		}
	}

	/**
	 * What a vendor wants back unchanged with the next message, such as signed reasoning; in a message of the assistant. Means
	 * nothing to anyone else, and other providers leave it out.
	 *
	 * @param provider the id of the provider that made it
	 * @param json a JSON value as text
	 */
	record VendorState(String provider, String json) implements ContentPart {
		public VendorState {
			Objects.requireNonNull(provider);
			Objects.requireNonNull(json);
		}
	}
}
