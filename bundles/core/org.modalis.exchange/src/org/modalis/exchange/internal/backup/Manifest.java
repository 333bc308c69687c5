package org.modalis.exchange.internal.backup;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

import org.modalis.api.exchange.ExchangeException;
import org.modalis.api.exchange.ExchangeException.Kind;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;

/**
 * What an archive says of itself, in its entry {@value #NAME}.
 *
 * @param made when
 * @param threads how many threads the history has
 * @param files how many attached files
 * @param entries every other entry by its name
 */
record Manifest(Instant made, int threads, int files, Map<String, Sum> entries) {

	static final String NAME = "manifest.json";
	private static final String FORMAT = "modalis-backup";
	private static final int VERSION = 1;
	/** The only places that an archive can name. */
	private static final Pattern NAMES = Pattern.compile("history/db/[\\w$.-]+(/[\\w$.-]+)?|files/[0-9a-f]{64}|settings\\.json|calls/\\d{4}-\\d{2}\\.jsonl");

	/** How long an entry is, and its SHA-256 in hexadecimal digits. */
	record Sum(long bytes, String sha256) {
	}

	Manifest {
		entries = Map.copyOf(entries);
	}

	long bytes() {
		return entries.values().stream().mapToLong(Sum::bytes).sum();
	}

	String json() {
		var all = new JsonArray();
		entries.forEach((name, sum) -> {
			var entry = new JsonObject();
			entry.addProperty("name", name);
			entry.addProperty("bytes", sum.bytes());
			entry.addProperty("sha256", sum.sha256());
			all.add(entry);
		});
		var json = new JsonObject();
		json.addProperty("format", FORMAT);
		json.addProperty("version", VERSION);
		json.addProperty("made", made.toString());
		json.addProperty("threads", threads);
		json.addProperty("files", files);
		json.add("entries", all);
		return json.toString();
	}

	/** @throws ExchangeException with a sentence about the archive, which is what {@code archive} names */
	static Manifest read(String text, String archive) throws ExchangeException {
		try {
			JsonObject json = JsonParser.parseString(text).getAsJsonObject();
			if (!json.has("format") || !json.get("format").getAsString().equals(FORMAT))
				throw foreign(archive);
			if (json.get("version").getAsInt() > VERSION)
				throw new ExchangeException(Kind.UNREADABLE,
						archive + " was made by a newer Modalis. Nothing was changed. Update Modalis and try again.");
			Map<String, Sum> entries = new LinkedHashMap<>();
			for (JsonElement each : json.getAsJsonArray("entries")) {
				JsonObject entry = each.getAsJsonObject();
				String name = entry.get("name").getAsString();
				if (!NAMES.matcher(name).matches() || name.contains(".."))
					throw damaged(archive, "it names a place that no backup has");
				entries.put(name, new Sum(entry.get("bytes").getAsLong(), entry.get("sha256").getAsString()));
			}
			if (!entries.containsKey("history/db/service.properties"))
				throw damaged(archive, "it has no history");
			return new Manifest(Instant.parse(json.get("made").getAsString()), json.get("threads").getAsInt(), json.get("files").getAsInt(),
					entries);
		} catch (JsonParseException | IllegalStateException | NullPointerException | NumberFormatException | UnsupportedOperationException
				| ClassCastException | DateTimeException e) {
			throw damaged(archive, "its list of contents cannot be read");
		}
	}

	static ExchangeException foreign(String archive) {
		return new ExchangeException(Kind.UNREADABLE, archive + " is no backup of Modalis. Nothing was changed.");
	}

	static ExchangeException damaged(String archive, String how) {
		return new ExchangeException(Kind.UNREADABLE, archive + " is damaged: " + how + ". Nothing was changed. Use another backup.");
	}
}
