package org.modalis.studio.chat.internal.view;

import java.text.NumberFormat;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

import org.modalis.api.attachment.AttachedFile;
import org.modalis.api.attachment.FileFit;
import org.modalis.api.attachment.FileTokens;
import org.modalis.api.history.Attachment;
import org.modalis.api.model.ModelInfo;
import org.modalis.studio.chat.internal.page.MetaLine;
import org.modalis.studio.chat.internal.session.PendingFile;
import org.modalis.workbench.toolkit.ThemeColor;

/** What a chip says of a file, and in which state it shows it. */
record FileWords(String line, Mood mood) {

	/** How a chip looks. */
	enum Mood {
		WAITING, GOOD, WARNING, BAD
	}

	static FileWords of(PendingFile file, Optional<ModelInfo> model) {
		return switch (file.state()) {
		case READING -> new FileWords("reading…", Mood.WAITING);
		case FAILED -> new FileWords("cannot be sent", Mood.BAD);
		case READY -> ready(file.file().orElseThrow(), model);
		};
	}

	private static FileWords ready(AttachedFile file, Optional<ModelInfo> model) {
		var facts = facts(file.media().mediaType(), file.width(), file.height(), file.pages(), file.media().bytes().length);
		if (model.isEmpty())
			return new FileWords(String.join(" · ", facts), Mood.GOOD);
		return of(facts, file.media().mediaType(), FileFit.of(file, model.get()), FileTokens.of(file, model.get()));
	}

	/** Of a file that waits in the queue. */
	static FileWords of(Attachment file, Optional<ModelInfo> model) {
		var facts = facts(file.mediaType(), file.width(), file.height(), file.pages(), file.content().bytes());
		if (model.isEmpty())
			return new FileWords(String.join(" · ", facts), Mood.GOOD);
		return of(facts, file.mediaType(), FileFit.of(file, model.get()), FileTokens.of(file, model.get()));
	}

	private static FileWords of(List<String> facts, String mediaType, FileFit fit, long tokens) {
		if (fit == FileFit.NOT_AT_ALL)
			return new FileWords("not for this model", Mood.WARNING);
		var parts = new ArrayList<>(facts);
		if (fit == FileFit.AS_TEXT && mediaType.equals("application/pdf"))
			parts.add("as text");
		parts.add("≈ " + NumberFormat.getIntegerInstance().format(tokens) + " tokens");
		return new FileWords(String.join(" · ", parts), Mood.GOOD);
	}

	private static List<String> facts(String mediaType, OptionalInt width, OptionalInt height, OptionalInt pages, long bytes) {
		var parts = new ArrayList<String>();
		if (width.isPresent() && height.isPresent())
			parts.add(width.getAsInt() + "×" + height.getAsInt());
		pages.ifPresent(count -> parts.add(count == 1 ? "1 page" : count + " pages"));
		// beside the pixels of an image there is no room for more, and they say more
		if (parts.isEmpty() || !mediaType.startsWith("image/"))
			parts.add(new MetaLine(Locale.getDefault(Locale.Category.FORMAT), ZoneId.systemDefault()).size(bytes));
		return parts;
	}

	/** The colour of a chip's edge. */
	ThemeColor edge() {
		return mood == Mood.GOOD || mood == Mood.WAITING ? ThemeColor.LINE : ink();
	}

	/** The colour of the words. */
	ThemeColor ink() {
		return switch (mood) {
		case BAD -> ThemeColor.BAD;
		case WARNING -> ThemeColor.WARN;
		case GOOD, WAITING -> ThemeColor.MUTE;
		};
	}

	/** The icon of a kind of files. */
	static String icon(PendingFile file) {
		if (file.state() == PendingFile.State.FAILED)
			return "trouble";
		return icon(file.file().map(read -> read.media().mediaType()).orElse(""));
	}

	/** The icon of a media type. */
	static String icon(String mediaType) {
		return mediaType.startsWith("image/") ? "picture" : mediaType.startsWith("audio/") ? "sound" : "file";
	}
}
