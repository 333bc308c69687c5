package org.modalis.core.internal.calls;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.StringJoiner;
import java.util.stream.Collectors;

import org.modalis.api.ProviderException;
import org.modalis.api.model.ModelId;
import org.modalis.api.transport.CallRecord;
import org.modalis.api.transport.CallRecord.Attachment;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;

/** A call as a line of JSON, which is what is kept, and as a row of CSV. */
final class CallText {

	static final String CSV_HEAD = "when,provider,host,method,path,model,attachments,status,error,cancelled,repeats,bytesOut,bytesIn,millis\r\n";

	private CallText() {
	}

	static String json(CallRecord call) {
		var object = new JsonObject();
		object.addProperty("when", call.when().toString());
		object.addProperty("provider", call.provider());
		object.addProperty("host", call.host());
		object.addProperty("method", call.method());
		object.addProperty("path", call.path());
		object.addProperty("model", call.model().map(ModelId::toString).orElse(null));
		object.add("attachments", json(call.attachments()));
		object.addProperty("status", call.status().isPresent() ? call.status().getAsInt() : null);
		object.addProperty("error", call.error().map(Enum::name).orElse(null));
		object.addProperty("cancelled", call.cancelled());
		object.addProperty("repeats", call.repeats());
		object.addProperty("bytesOut", call.bytesOut());
		object.addProperty("bytesIn", call.bytesIn());
		object.addProperty("millis", call.duration().toMillis());
		return object.toString();
	}

	private static JsonArray json(List<Attachment> attachments) {
		var array = new JsonArray();
		for (var each : attachments) {
			var object = new JsonObject();
			object.addProperty("name", each.fileName());
			object.addProperty("bytes", each.bytes());
			array.add(object);
		}
		return array;
	}

	/** Empty for a line that is none of ours, for example one that a crash cut off. */
	static Optional<CallRecord> parse(String line) {
		try {
			return Optional.of(call(JsonParser.parseString(line).getAsJsonObject()));
		} catch (JsonParseException | IllegalStateException | IllegalArgumentException | NullPointerException
				| DateTimeException e) {
			return Optional.empty();
		}
	}

	private static CallRecord call(JsonObject line) {
		var attachments = new ArrayList<Attachment>();
		for (var each : line.getAsJsonArray("attachments"))
			attachments.add(new Attachment(each.getAsJsonObject().get("name").getAsString(),
					each.getAsJsonObject().get("bytes").getAsLong()));
		return new CallRecord(Instant.parse(text(line, "when")), text(line, "provider"), text(line, "host"), text(line, "method"),
				text(line, "path"), value(line, "model").map(JsonElement::getAsString).map(ModelId::parse), attachments,
				value(line, "status").map(status -> OptionalInt.of(status.getAsInt())).orElse(OptionalInt.empty()),
				value(line, "error").map(JsonElement::getAsString).map(ProviderException.Kind::valueOf),
				line.get("cancelled").getAsBoolean(), line.get("repeats").getAsInt(), line.get("bytesOut").getAsLong(),
				line.get("bytesIn").getAsLong(), Duration.ofMillis(line.get("millis").getAsLong()));
	}

	private static String text(JsonObject line, String name) {
		return line.get(name).getAsString();
	}

	private static Optional<JsonElement> value(JsonObject line, String name) {
		return Optional.ofNullable(line.get(name)).filter(element -> !element.isJsonNull());
	}

	/** A row with its end. */
	static String csv(CallRecord call) {
		var files = call.attachments().stream().map(each -> each.fileName() + " (" + each.bytes() + ")").collect(Collectors.joining("; "));
		var row = new StringJoiner(",", "", "\r\n");
		for (var cell : List.of(call.when().toString(), call.provider(), call.host(), call.method(), call.path(),
				call.model().map(ModelId::toString).orElse(""), files,
				call.status().isPresent() ? Integer.toString(call.status().getAsInt()) : "", call.error().map(Enum::name).orElse(""),
				Boolean.toString(call.cancelled()), Integer.toString(call.repeats()), Long.toString(call.bytesOut()),
				Long.toString(call.bytesIn()), Long.toString(call.duration().toMillis())))
			row.add(cell(cell));
		return row.toString();
	}

	/** A spreadsheet takes what begins like a formula for one, and a file may be named so. */
	private static String cell(String text) {
		var safe = text.matches("(?s)[=+\\-@\t\r].*") ? "'" + text : text;
		return safe.matches("(?s).*[\",\r\n].*") ? "\"" + safe.replace("\"", "\"\"") + "\"" : safe;
	}
}
