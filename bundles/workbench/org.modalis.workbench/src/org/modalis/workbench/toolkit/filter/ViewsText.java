package org.modalis.workbench.toolkit.filter;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import org.modalis.api.json.Json;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;

/** Saved views as a setting holds them: an array of objects in JSON. What cannot be read, for example of a newer Modalis, is left out. */
final class ViewsText {
	private ViewsText() {
	}

	static String of(List<SavedView> views) {
		var array = new JsonArray();
		views.forEach(view -> array.add(of(view)));
		return array.toString();
	}

	private static JsonObject of(SavedView view) {
		ListFilter filter = view.filter();
		var json = Json.object("name", view.name(), "text", Optional.of(filter.text()).filter(text -> !text.isEmpty()), "provider",
				filter.provider(), "model", filter.model(), "kind", filter.kind(), "lastDays", filter.date().lastDays(), "from",
				filter.date().from().map(LocalDate::toString), "to", filter.date().to().map(LocalDate::toString), "least",
				filter.cost().least(), "most", filter.cost().most(), "order", filter.order());
		return filter.favourite() ? Json.add(json, "favourite", true) : json;
	}

	static List<SavedView> read(String text) {
		var views = new ArrayList<SavedView>();
		try {
			if (JsonParser.parseString(text) instanceof JsonArray array)
				array.forEach(each -> view(each).ifPresent(views::add));
		} catch (JsonParseException unreadable) {
			return List.of();
		}
		return views;
	}

	private static Optional<SavedView> view(JsonElement element) {
		try {
			return element instanceof JsonObject json ? Optional.of(view(json)) : Optional.empty();
		} catch (IllegalArgumentException | DateTimeException | UnsupportedOperationException unreadable) {
			return Optional.empty();
		}
	}

	private static SavedView view(JsonObject json) {
		var date = json.has("lastDays") ? DateRange.last(json.get("lastDays").getAsInt())
				: DateRange.between(value(json, "from", LocalDate::parse), value(json, "to", LocalDate::parse));
		var cost = new CostRange(value(json, "least", BigDecimal::new), value(json, "most", BigDecimal::new));
		return new SavedView(text(json, "name").orElse(""), new ListFilter(text(json, "text").orElse(""), text(json, "provider"),
				text(json, "model"), text(json, "kind"), date, cost, text(json, "favourite").isPresent(), text(json, "order")));
	}

	private static Optional<String> text(JsonObject json, String name) {
		return value(json, name, Function.identity());
	}

	private static <T> Optional<T> value(JsonObject json, String name, Function<String, T> parse) {
		return Optional.ofNullable(json.get(name)).map(JsonElement::getAsString).map(parse);
	}
}
