package org.modalis.api.json;

import java.util.Collection;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;

/**
 * Writes a request in the form that it has on the wire, for example {@code object("model", name, "stop", parameters.stop())}. What
 * nobody set is not written: an empty {@link Optional} or an empty list leaves its field out. Threads: any.
 */
public final class Json {
	private Json() {
	}

	/**
	 * A new object with fields in this order.
	 *
	 * @param namesAndValues names and their values in turn; a value is a text, a number, true or false, a tree, a collection of
	 *        these, or an optional one of these
	 * @throws IllegalArgumentException for a value of another kind or a name without one
	 */
	public static JsonObject object(Object... namesAndValues) {
		return add(new JsonObject(), namesAndValues);
	}

	/** Adds fields to an object, which is returned. Parameters and errors as of {@link #object}. */
	public static JsonObject add(JsonObject to, Object... namesAndValues) {
		if (namesAndValues.length % 2 != 0)
			throw new IllegalArgumentException("A name without a value");
		for (int i = 0; i < namesAndValues.length; i += 2) {
			var name = namesAndValues[i].toString();
			value(namesAndValues[i + 1]).ifPresent(value -> to.add(name, value));
		}
		return to;
	}

	private static Optional<JsonElement> value(Object value) {
		return switch (value) {
		case Optional<?> perhaps -> perhaps.flatMap(Json::value);
		case OptionalInt perhaps -> perhaps.isPresent() ? value(perhaps.getAsInt()) : Optional.empty();
		case OptionalLong perhaps -> perhaps.isPresent() ? value(perhaps.getAsLong()) : Optional.empty();
		case OptionalDouble perhaps -> perhaps.isPresent() ? value(perhaps.getAsDouble()) : Optional.empty();
		case Collection<?> all -> all.isEmpty() ? Optional.empty() : Optional.of(array(all));
		default -> Optional.of(element(value));
		};
	}

	private static JsonArray array(Collection<?> all) {
		var array = new JsonArray();
		all.forEach(each -> value(each).ifPresent(array::add));
		return array;
	}

	private static JsonElement element(Object value) {
		return switch (value) {
		case JsonElement tree -> tree;
		case CharSequence text -> new JsonPrimitive(text.toString());
		case Number number -> new JsonPrimitive(number);
		case Boolean truth -> new JsonPrimitive(truth);
		default -> throw new IllegalArgumentException("No JSON value: " + value.getClass().getName());
		};
	}
}
