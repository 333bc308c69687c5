package org.modalis.studio.chat.internal.prompts;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import org.modalis.api.history.HistoryException;
import org.modalis.api.history.Prompt;
import org.modalis.api.history.PromptQuery;
import org.modalis.api.history.PromptStore;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;

/**
 * Prompts as a file to give away: a JSON object with {@code format} ("modalis-prompts"), {@code version} (1) and {@code prompts};
 * each of them with {@code id}, {@code favourite} and {@code versions}, the oldest first; each version with {@code name},
 * {@code text} and {@code tags}. Of a prompt written by hand {@code id}, {@code favourite} and {@code tags} may be missing, and
 * {@code name} and {@code text} may stand in the place of {@code versions}. Blocks on the disk.
 */
final class PromptFile {

	private static final String FORMAT = "modalis-prompts";
	private static final int PAGE = 200;

	/** A version in a file. */
	private record Version(String name, String text, List<String> tags) {

		boolean is(Prompt prompt) {
			return prompt.name().equals(name) && prompt.text().equals(text) && prompt.tags().equals(tags);
		}
	}

	private final PromptStore store;

	PromptFile(PromptStore store) {
		this.store = store;
	}

	/** The whole library. */
	String write() throws HistoryException {
		var prompts = new JsonArray();
		for (int at = 0;; at += PAGE) {
			var page = store.list(PromptQuery.ALL, at, PAGE);
			for (Prompt prompt : page)
				prompts.add(json(prompt));
			if (page.size() < PAGE)
				break;
		}
		var file = new JsonObject();
		file.addProperty("format", FORMAT);
		file.addProperty("version", 1);
		file.add("prompts", prompts);
		return new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create().toJson(file) + "\n";
	}

	private JsonObject json(Prompt newest) throws HistoryException {
		var versions = new JsonArray();
		for (Prompt each : store.history(newest.id()).reversed()) {
			var version = new JsonObject();
			version.addProperty("name", each.name());
			version.addProperty("text", each.text());
			var tags = new JsonArray();
			each.tags().forEach(tags::add);
			version.add("tags", tags);
			versions.add(version);
		}
		var json = new JsonObject();
		json.addProperty("id", newest.id().toString());
		json.addProperty("favourite", newest.favourite());
		json.add("versions", versions);
		return json;
	}

	/** Adds what is not there yet: whole prompts, and versions of those that are. */
	PromptImport read(String text) throws HistoryException {
		JsonArray prompts;
		try {
			var file = JsonParser.parseString(text).getAsJsonObject();
			if (!FORMAT.equals(file.get("format").getAsString()) || file.get("version").getAsInt() != 1)
				return PromptImport.unreadable();
			prompts = Objects.requireNonNull(file.getAsJsonArray("prompts"));
		} catch (JsonParseException | IllegalStateException | NullPointerException | ClassCastException | NumberFormatException
				| UnsupportedOperationException e) {
			return PromptImport.unreadable();
		}
		var result = PromptImport.NOTHING;
		for (JsonElement each : prompts)
			result = result.and(add(each));
		return result;
	}

	private PromptImport add(JsonElement element) throws HistoryException {
		UUID id;
		boolean favourite;
		List<Version> versions;
		try {
			var json = element.getAsJsonObject();
			versions = versions(json);
			id = id(json, versions.getFirst());
			favourite = json.has("favourite") && json.get("favourite").getAsBoolean();
		} catch (IllegalStateException | NullPointerException | ClassCastException | IllegalArgumentException
				| UnsupportedOperationException e) {
			return PromptImport.SKIPPED;
		}
		var known = store.history(id);
		var missing = versions.stream().filter(version -> known.stream().noneMatch(version::is)).toList();
		boolean marked = known.isEmpty() ? favourite : known.getFirst().favourite();
		for (Version version : missing)
			store.save(Prompt.toSave(id, version.name(), version.text(), "", version.tags(), marked));
		return missing.isEmpty() ? PromptImport.SAME : known.isEmpty() ? PromptImport.ADDED : PromptImport.GROWN;
	}

	private static List<Version> versions(JsonObject json) {
		var all = new ArrayList<Version>();
		if (json.has("versions"))
			json.getAsJsonArray("versions").forEach(each -> all.add(version(each.getAsJsonObject())));
		else
			all.add(version(json));
		if (all.isEmpty())
			throw new IllegalArgumentException("There is no version");
		return all;
	}

	private static Version version(JsonObject json) {
		var tags = new ArrayList<String>();
		if (json.has("tags"))
			json.getAsJsonArray("tags").forEach(tag -> tags.addAll(Tags.read(tag.getAsString())));
		String name = json.get("name").getAsString().strip();
		String text = json.get("text").getAsString();
		if (name.isEmpty() || text.isBlank())
			throw new IllegalArgumentException("A prompt has a name and a text");
		return new Version(name, text, List.copyOf(tags));
	}

	/** One that was written by hand has an id of what it says, so that it is known again. */
	private static UUID id(JsonObject json, Version first) {
		return Optional.ofNullable(json.get("id")).map(JsonElement::getAsString).map(UUID::fromString)
				.orElseGet(() -> UUID.nameUUIDFromBytes((first.name() + "\n" + first.text()).getBytes(StandardCharsets.UTF_8)));
	}
}
