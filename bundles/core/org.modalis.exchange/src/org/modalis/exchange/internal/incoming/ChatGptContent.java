package org.modalis.exchange.internal.incoming;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

import org.modalis.api.history.Attachment;
import org.modalis.api.history.HistoryException;
import org.modalis.exchange.internal.files.FileName;

import com.google.gson.JsonElement;

/**
 * What one message of ChatGPT says and has attached.
 *
 * @param text without the marks of its web page, see {@link ChatGptMarks}
 * @param files those that are in the export
 * @param lost names of those that are not
 */
record ChatGptContent(String text, List<Attachment> files, List<String> lost) {

	static ChatGptContent of(Fields message, Assets assets) throws HistoryException {
		Fields content = message.object("content");
		var texts = new ArrayList<String>();
		Set<Attachment> files = new LinkedHashSet<>();
		Set<String> lost = new LinkedHashSet<>();
		Set<String> seen = new LinkedHashSet<>();
		for (Fields file : message.object("metadata").objects("attachments"))
			attachment(file, assets, files, lost, seen);
		for (JsonElement part : content.list("parts"))
			part(part, assets, texts, files, lost, seen);
		for (String field : List.of("text", "result"))
			content.words(field).ifPresent(texts::add);
		String text = String.join("\n\n", texts.stream().filter(each -> !each.isBlank()).toList());
		return new ChatGptContent(ChatGptMarks.plain(text), List.copyOf(files), List.copyOf(lost));
	}

	private static void attachment(Fields file, Assets assets, Set<Attachment> files, Set<String> lost, Set<String> seen)
			throws HistoryException {
		String id = file.text("id").orElse("");
		seen.add(id);
		Optional<Attachment> found = assets.pointed(id, file.words("name"), size(file, "width"), size(file, "height"));
		found.ifPresent(files::add);
		if (found.isEmpty())
			lost.add(FileName.last(file.words("name").orElse(id)));
	}

	private static void part(JsonElement part, Assets assets, List<String> texts, Set<Attachment> files, Set<String> lost,
			Set<String> seen) throws HistoryException {
		Fields.string(part).ifPresent(texts::add);
		Fields fields = Fields.of(part);
		fields.words("text").ifPresent(texts::add); // what was spoken
		var pointers = new ArrayList<>(List.of(fields, fields.object("audio_asset_pointer"), fields.object("video_container_asset_pointer")));
		pointers.addAll(fields.objects("frames_asset_pointers"));
		for (Fields pointed : pointers) {
			String pointer = pointed.text("asset_pointer").orElse("");
			String id = pointer.substring(pointer.lastIndexOf('/') + 1);
			if (pointer.isEmpty() || seen.stream().anyMatch(other -> !other.isEmpty() && id.startsWith(other)))
				continue;
			Optional<Attachment> found = assets.pointed(pointer, Optional.empty(), size(pointed, "width"), size(pointed, "height"));
			found.ifPresent(files::add);
			if (found.isEmpty())
				lost.add(FileName.last(id));
		}
	}

	private static OptionalInt size(Fields fields, String name) {
		return fields.number(name).filter(size -> size > 0 && size < 1_000_000).map(size -> OptionalInt.of(size.intValue()))
				.orElse(OptionalInt.empty());
	}

	boolean isEmpty() {
		return text.isBlank() && files.isEmpty() && lost.isEmpty();
	}

	/** The text, with a line for each file that the export does not have. */
	String textWithLost() {
		var out = new StringBuilder(text);
		for (String name : lost)
			out.append(out.isEmpty() ? "" : "\n\n").append("[Attached file, not in the export: ").append(name).append("]");
		return out.toString();
	}
}
