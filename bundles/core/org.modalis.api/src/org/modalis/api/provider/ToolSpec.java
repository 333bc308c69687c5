package org.modalis.api.provider;

import java.util.Objects;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;

/**
 * A function that a model may ask to have called. Immutable; a name or a schema that no vendor takes is an
 * {@link IllegalArgumentException}.
 *
 * @param name letters, digits, hyphens and underscores, at most 64
 * @param description when and for what the model should call it
 * @param schema JSON schema of its arguments, an object, as text
 */
public record ToolSpec(String name, String description, String schema) {
	public ToolSpec {
		Objects.requireNonNull(description);
		if (!name.matches("[A-Za-z0-9_-]{1,64}"))
			throw new IllegalArgumentException("Not a name for a tool: " + name);
		parse(name, schema);
	}

	/** The schema as a new tree. */
	public JsonObject schemaTree() {
		return parse(name, schema);
	}

	private static JsonObject parse(String name, String schema) {
		try {
			if (JsonParser.parseString(schema) instanceof JsonObject object)
				return object;
		} catch (JsonParseException e) {
			throw new IllegalArgumentException("The schema of the tool " + name + " is no valid JSON", e);
		}
		throw new IllegalArgumentException("The schema of the tool " + name + " is no JSON object");
	}
}
