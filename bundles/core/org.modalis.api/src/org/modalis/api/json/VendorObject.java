package org.modalis.api.json;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;

/**
 * An object of a vendor's answer, read without trust: what is missing, null or of another type than expected is simply not
 * there. Threads: one, or any while nobody changes the tree.
 *
 * @param json the object itself
 */
public record VendorObject(JsonObject json) {
	private static final int DATE_LENGTH = "2026-07-31".length();

	public VendorObject {
		Objects.requireNonNull(json);
	}

	/** The element as an object; one without fields when it is none. */
	public static VendorObject of(JsonElement element) {
		return new VendorObject(element instanceof JsonObject object ? object : new JsonObject());
	}

	/** The object that a JSON text is; one without fields when it is none. */
	public static VendorObject parse(String text) {
		try {
			return of(JsonParser.parseString(text));
		} catch (JsonParseException e) {
			return new VendorObject(new JsonObject());
		}
	}

	/** A text; empty text where there is none. */
	public String text(String name) {
		return primitive(name).filter(JsonPrimitive::isString).map(JsonPrimitive::getAsString).orElse("");
	}

	/** A text with a visible character, or what to say where there is none. */
	public String text(String name, String otherwise) {
		return text(name).isBlank() ? otherwise : text(name);
	}

	/** True or false as the vendor says, or what to assume where it says nothing. */
	public boolean flag(String name, boolean otherwise) {
		return primitive(name).filter(JsonPrimitive::isBoolean).map(JsonPrimitive::getAsBoolean).orElse(otherwise);
	}

	/** A number, also one written as a text, exact. */
	public Optional<BigDecimal> amount(String name) {
		try {
			return primitive(name).filter(value -> !value.isBoolean()).map(JsonPrimitive::getAsBigDecimal);
		} catch (NumberFormatException e) {
			return Optional.empty();
		}
	}

	/** A whole number above zero; vendors also write zero for what they do not know. */
	public OptionalLong count(String name) {
		try {
			long count = amount(name).orElse(BigDecimal.ZERO).longValueExact();
			return count > 0 ? OptionalLong.of(count) : OptionalLong.empty();
		} catch (ArithmeticException e) {
			return OptionalLong.empty();
		}
	}

	/** The day of a date, with or without a time after it. */
	public Optional<LocalDate> date(String name) {
		var text = text(name);
		try {
			return text.length() < DATE_LENGTH ? Optional.empty() : Optional.of(LocalDate.parse(text.substring(0, DATE_LENGTH)));
		} catch (DateTimeException e) {
			return Optional.empty();
		}
	}

	/** The texts of a list. */
	public List<String> texts(String name) {
		var all = new ArrayList<String>();
		for (var each : list(name))
			if (each instanceof JsonPrimitive text && text.isString())
				all.add(text.getAsString());
		return all;
	}

	/** An inner object; one without fields where there is none. */
	public VendorObject object(String name) {
		return of(json.get(name));
	}

	/** The objects of a list. */
	public List<VendorObject> objects(String name) {
		var all = new ArrayList<VendorObject>();
		for (var each : list(name))
			if (each instanceof JsonObject object)
				all.add(new VendorObject(object));
		return all;
	}

	private JsonArray list(String name) {
		return json.get(name) instanceof JsonArray list ? list : new JsonArray();
	}

	private Optional<JsonPrimitive> primitive(String name) {
		return json.get(name) instanceof JsonPrimitive value ? Optional.of(value) : Optional.empty();
	}
}
