package org.modalis.api.provider;

import java.util.Objects;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;

/** The form that an answer is held to. Immutable; a schema that is no JSON object is an {@link IllegalArgumentException}. */
public sealed interface ResponseFormat {
	/** Words, in any form. */
	ResponseFormat TEXT = new Text();
	/** Any valid JSON object. */
	ResponseFormat JSON = new Json();

	/** @see #TEXT */
	record Text() implements ResponseFormat {
	}

	/** @see #JSON */
	record Json() implements ResponseFormat {
	}

	/**
	 * JSON that follows a schema.
	 *
	 * @param name what the form is called, for vendors that want a name: as a {@link ToolSpec}'s
	 * @param schema JSON schema as text, an object
	 */
	record Schema(String name, String schema) implements ResponseFormat {
		public Schema {
			Objects.requireNonNull(name);
			parse(schema);
		}

		/** The schema as a new tree. */
		public JsonObject schemaTree() {
			return parse(schema);
		}

		private static JsonObject parse(String schema) {
			try {
				if (JsonParser.parseString(schema) instanceof JsonObject object)
					return object;
			} catch (JsonParseException e) {
				throw new IllegalArgumentException("The schema of the answer is no valid JSON", e);
			}
			throw new IllegalArgumentException("The schema of the answer is no JSON object");
		}
	}
}
