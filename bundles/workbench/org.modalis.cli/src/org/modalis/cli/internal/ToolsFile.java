package org.modalis.cli.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.modalis.api.provider.ToolSpec;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;

/** Reads the functions that a model may call: a JSON array of objects with {@code name}, {@code description} and {@code schema}. */
final class ToolsFile {

	private static final int MAX_BYTES = 1 << 20;

	private ToolsFile() {
	}

	static List<ToolSpec> read(Path file) throws CommandFailedException {
		try {
			if (!(JsonParser.parseString(UserFile.text(file, MAX_BYTES)) instanceof JsonArray array))
				throw wrong(file, "it holds no JSON array");
			var tools = new ArrayList<ToolSpec>();
			for (var each : array)
				tools.add(tool(file, each));
			return tools;
		} catch (JsonParseException e) {
			throw wrong(file, "it is no valid JSON");
		}
	}

	private static ToolSpec tool(Path file, JsonElement each) throws CommandFailedException {
		if (!(each instanceof JsonObject tool) || !(tool.get("schema") instanceof JsonObject schema))
			throw wrong(file, "each entry needs a name, a description and a schema, which is an object");
		try {
			return new ToolSpec(text(file, tool, "name"), text(file, tool, "description"), schema.toString());
		} catch (IllegalArgumentException e) {
			throw wrong(file, e.getMessage());
		}
	}

	private static String text(Path file, JsonObject tool, String field) throws CommandFailedException {
		var value = tool.get(field);
		if (value == null || !value.isJsonPrimitive())
			throw wrong(file, "an entry has no " + field);
		return value.getAsString();
	}

	private static CommandFailedException wrong(Path file, String why) {
		return CommandFailedException.wrongUse("The tools in " + file + " cannot be used: " + why + ".");
	}
}
