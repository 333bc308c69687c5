package org.modalis.attachments.internal;

import org.modalis.api.attachment.AttachedFile;

/** Adds sentences to what was read. */
final class Remarks {

	private Remarks() {
	}

	static AttachedFile add(AttachedFile file, String sentence) {
		return file.withRemark(file.remark().isEmpty() ? sentence : file.remark() + " " + sentence);
	}

	static AttachedFile cut(AttachedFile file) {
		return add(file, file.name() + " is very long: of its text the first 4 million characters are taken.");
	}

	/** Says so where a name promises something else than the content is. */
	static AttachedFile mislabelled(AttachedFile file, FileType is) {
		var said = FileType.byName(file.name());
		if (said.isEmpty() || said.get() == is || said.get().isText() && is.isText())
			return file;
		return add(file, file.name() + " is " + is.words + ", whatever its name says; it is taken as that.");
	}
}
