package org.modalis.exchange.internal.outgoing;

import java.util.LinkedHashMap;
import java.util.Map;

import org.modalis.api.history.Attachment;
import org.modalis.api.history.Content;
import org.modalis.exchange.internal.files.FileName;

/** The attached files that a document refers to, and the names they get in a folder beside it. */
final class Beside {

	private final String folder;
	private final FileName names = new FileName();
	private final Map<String, String> byContent = new LinkedHashMap<>();
	private final Map<String, Content> contents = new LinkedHashMap<>();

	/** @param folder its name, to be put before theirs */
	Beside(String folder) {
		this.folder = folder;
	}

	/** The path of a file, with slashes, as seen from the document. */
	String path(Attachment file) {
		return folder + "/" + byContent.computeIfAbsent(file.content().sha256(), sha256 -> {
			String name = FileName.last(file.fileName());
			int dot = name.lastIndexOf('.');
			String made = dot > 0 ? names.unique(name.substring(0, dot), FileName.of(name.substring(dot)).isEmpty() ? "" : "." + FileName.of(name.substring(dot + 1)))
					: names.unique(name, "");
			contents.put(made, file.content());
			return made;
		});
	}

	String folder() {
		return folder;
	}

	/** Contents by their names in the folder. */
	Map<String, Content> contents() {
		return contents;
	}
}
