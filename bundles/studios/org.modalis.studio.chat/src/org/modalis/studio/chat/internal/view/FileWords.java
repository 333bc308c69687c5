package org.modalis.studio.chat.internal.view;

import java.text.NumberFormat;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.modalis.api.attachment.AttachedFile;
import org.modalis.api.attachment.FileFit;
import org.modalis.api.attachment.FileTokens;
import org.modalis.api.model.ModelInfo;
import org.modalis.studio.chat.internal.page.MetaLine;
import org.modalis.studio.chat.internal.session.PendingFile;

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
		if (model.isEmpty())
			return new FileWords(String.join(" · ", facts(file)), Mood.GOOD);
		var fit = FileFit.of(file, model.get());
		if (fit == FileFit.NOT_AT_ALL)
			return new FileWords("not for this model", Mood.WARNING);
		var parts = new ArrayList<>(facts(file));
		if (fit == FileFit.AS_TEXT && file.media().isPdf())
			parts.add("as text");
		parts.add("≈ " + NumberFormat.getIntegerInstance().format(FileTokens.of(file, model.get())) + " tokens");
		return new FileWords(String.join(" · ", parts), Mood.GOOD);
	}

	private static List<String> facts(AttachedFile file) {
		var parts = new ArrayList<String>();
		if (file.width().isPresent() && file.height().isPresent())
			parts.add(file.width().getAsInt() + "×" + file.height().getAsInt());
		file.pages().ifPresent(pages -> parts.add(pages == 1 ? "1 page" : pages + " pages"));
		// beside the pixels of an image there is no room for more, and they say more
		if (parts.isEmpty() || !file.media().isImage())
			parts.add(new MetaLine(Locale.getDefault(Locale.Category.FORMAT), ZoneId.systemDefault()).size(file.media().bytes().length));
		return parts;
	}

	/** The icon of a kind of files. */
	static String icon(PendingFile file) {
		if (file.state() == PendingFile.State.FAILED)
			return "trouble";
		String mediaType = file.file().map(read -> read.media().mediaType()).orElse("");
		return mediaType.startsWith("image/") ? "picture" : mediaType.startsWith("audio/") ? "sound" : "file";
	}
}
