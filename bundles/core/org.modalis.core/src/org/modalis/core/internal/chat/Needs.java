package org.modalis.core.internal.chat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

import org.modalis.api.chat.Question;
import org.modalis.api.model.Capability;
import org.modalis.api.model.ModelInfo;
import org.modalis.api.provider.ContentPart.Media;

/** What a model must be able to take for one question, beyond words. Parameters are no need: what does not fit is left out. */
record Needs(Question question) {

	/** What the model does not take, in words; empty when it takes everything. */
	List<String> lackedBy(ModelInfo model) {
		var lacks = new ArrayList<String>();
		if (has(Media::isImage) && !model.has(Capability.VISION))
			lacks.add("images");
		if (has(Media::isPdf) && !model.has(Capability.PDF))
			lacks.add("PDF documents");
		if (has(Media::isAudio) && !model.has(Capability.AUDIO))
			lacks.add("audio");
		if (has(file -> !file.isImage() && !file.isPdf() && !file.isAudio()))
			lacks.add("files other than images, PDF documents and audio");
		if (!question.tools().isEmpty() && !model.has(Capability.FUNCTION_CALLING))
			lacks.add("tools");
		return lacks;
	}

	private boolean has(Predicate<Media> kind) {
		return question.attachments().stream().anyMatch(kind);
	}
}
