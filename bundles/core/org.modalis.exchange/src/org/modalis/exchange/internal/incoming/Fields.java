package org.modalis.exchange.internal.incoming;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

/** The fields of a JSON object of others' making. A field of the wrong type is as good as absent. */
record Fields(JsonObject json) {

	private static final Instant EARLIEST = Instant.parse("1990-01-01T00:00:00Z");
	private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

	static final Fields NONE = new Fields(new JsonObject());

	static Fields of(JsonElement element) {
		return element != null && element.isJsonObject() ? new Fields(element.getAsJsonObject()) : NONE;
	}

	boolean has(String name) {
		return json.has(name);
	}

	Set<String> names() {
		return json.keySet();
	}

	Fields object(String name) {
		return of(json.get(name));
	}

	boolean isObject(String name) {
		return json.has(name) && json.get(name).isJsonObject();
	}

	boolean isArray(String name) {
		return json.has(name) && json.get(name).isJsonArray();
	}

	List<JsonElement> list(String name) {
		return isArray(name) ? json.getAsJsonArray(name).asList() : List.of();
	}

	/** The objects of a list; what is none is passed over. */
	List<Fields> objects(String name) {
		var found = new ArrayList<Fields>();
		for (JsonElement each : list(name))
			if (each.isJsonObject())
				found.add(of(each));
		return found;
	}

	Optional<String> text(String name) {
		return string(json.get(name));
	}

	/** A text that is not blank. */
	Optional<String> words(String name) {
		return text(name).filter(text -> !text.isBlank());
	}

	static Optional<String> string(JsonElement element) {
		return element != null && element.isJsonPrimitive() && element.getAsJsonPrimitive().isString()
				? Optional.of(whole(element.getAsString()))
				: Optional.empty();
	}

	/** Halves of surrogate pairs cannot be written as UTF-8. */
	private static String whole(String text) {
		for (int i = 0; i < text.length(); i++)
			if (Character.isSurrogate(text.charAt(i))) {
				if (!Character.isHighSurrogate(text.charAt(i)) || i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1)))
					return text.replaceAll("(?<![\\ud800-\\udbff])[\\udc00-\\udfff]|[\\ud800-\\udbff](?![\\udc00-\\udfff])", "\uFFFD");
				i++;
			}
		return text;
	}

	boolean isTrue(String name) {
		JsonElement value = json.get(name);
		return value != null && value.isJsonPrimitive() && value.getAsJsonPrimitive().isBoolean() && value.getAsBoolean();
	}

	/** A number; what is none, or none that a {@code long} can hold, is absent. */
	Optional<Long> number(String name) {
		JsonElement value = json.get(name);
		try {
			return value != null && value.isJsonPrimitive() && value.getAsJsonPrimitive().isNumber()
					? Optional.of(value.getAsBigDecimal().longValueExact())
					: Optional.empty();
		} catch (ArithmeticException | NumberFormatException e) {
			return Optional.empty();
		}
	}

	/** A time as seconds since 1970, with a part, or as ISO 8601. */
	Optional<Instant> time(String name) {
		JsonElement value = json.get(name);
		if (value == null || !value.isJsonPrimitive())
			return Optional.empty();
		try {
			Instant time = value.getAsJsonPrimitive().isNumber() ? seconds(value.getAsDouble())
					: OffsetDateTime.parse(value.getAsString()).toInstant();
			return Optional.of(time).filter(found -> found.isAfter(EARLIEST) && found.isBefore(LATEST));
		} catch (DateTimeException | NumberFormatException e) {
			return Optional.empty();
		}
	}

	private static Instant seconds(double seconds) {
		long whole = (long) Math.floor(seconds);
		return Instant.ofEpochSecond(whole, Math.round((seconds - whole) * 1e6) * 1000);
	}

	static JsonArray array(JsonElement element) {
		return element != null && element.isJsonArray() ? element.getAsJsonArray() : new JsonArray();
	}
}
