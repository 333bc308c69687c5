package org.modalis.studio.chat.internal.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

import org.modalis.api.model.ReasoningEffort;
import org.modalis.api.provider.ChatParameters;
import org.modalis.api.provider.ResponseFormat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;

/** How a thread asks, as the history keeps it: a JSON object with what was set and nothing else; empty text when nothing was. */
final class ParameterText {
	private ParameterText() {
	}

	static String of(ChatParameters parameters) {
		var json = new JsonObject();
		if (!parameters.system().isEmpty())
			json.addProperty("system", parameters.system());
		parameters.temperature().ifPresent(value -> json.addProperty("temperature", value));
		parameters.topP().ifPresent(value -> json.addProperty("topP", value));
		parameters.maxOutputTokens().ifPresent(value -> json.addProperty("maxOutputTokens", value));
		parameters.seed().ifPresent(value -> json.addProperty("seed", value));
		parameters.effort().ifPresent(value -> json.addProperty("effort", value.word()));
		if (!parameters.stop().isEmpty()) {
			var stop = new JsonArray();
			parameters.stop().forEach(stop::add);
			json.add("stop", stop);
		}
		switch (parameters.format()) {
		case ResponseFormat.Text text -> {
			// the usual form
		}
		case ResponseFormat.Json any -> json.addProperty("format", "json");
		case ResponseFormat.Schema schema -> json.addProperty("schema", schema.schema());
		}
		return json.isEmpty() ? "" : json.toString();
	}

	/** What cannot be read, for example because a newer Modalis wrote it, counts as not set. */
	static ChatParameters read(String text) {
		try {
			return JsonParser.parseString(text) instanceof JsonObject json ? read(json) : ChatParameters.DEFAULT;
		} catch (JsonParseException | IllegalArgumentException | UnsupportedOperationException e) {
			return ChatParameters.DEFAULT;
		}
	}

	private static ChatParameters read(JsonObject json) {
		return ChatParameters.DEFAULT.withSystem(value(json, "system").map(JsonElement::getAsString).orElse(""))
				.withTemperature(value(json, "temperature").map(each -> OptionalDouble.of(each.getAsDouble())).orElse(OptionalDouble.empty()))
				.withTopP(value(json, "topP").map(each -> OptionalDouble.of(each.getAsDouble())).orElse(OptionalDouble.empty()))
				.withMaxOutputTokens(value(json, "maxOutputTokens").map(each -> OptionalInt.of(each.getAsInt())).orElse(OptionalInt.empty()))
				.withSeed(value(json, "seed").map(each -> OptionalLong.of(each.getAsLong())).orElse(OptionalLong.empty()))
				.withEffort(value(json, "effort").map(each -> ReasoningEffort.of(each.getAsString()))).withStop(stops(json))
				.withFormat(format(json));
	}

	private static List<String> stops(JsonObject json) {
		var all = new ArrayList<String>();
		if (json.get("stop") instanceof JsonArray stop)
			stop.forEach(each -> all.add(each.getAsString()));
		return all;
	}

	private static ResponseFormat format(JsonObject json) {
		var schema = value(json, "schema").map(JsonElement::getAsString);
		if (schema.isPresent())
			return new ResponseFormat.Schema("answer", schema.get());
		return json.has("format") ? ResponseFormat.JSON : ResponseFormat.TEXT;
	}

	private static Optional<JsonElement> value(JsonObject json, String name) {
		return Optional.ofNullable(json.get(name)).filter(JsonElement::isJsonPrimitive);
	}
}
