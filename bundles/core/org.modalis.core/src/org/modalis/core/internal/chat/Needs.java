package org.modalis.core.internal.chat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

import org.modalis.api.attachment.FileFit;
import org.modalis.api.chat.Question;
import org.modalis.api.model.Capability;
import org.modalis.api.model.ModelInfo;
import org.modalis.api.provider.ContentPart.Media;

/**
 * What a model must be able to take for one question, beyond words. Of a file that has words these are enough. Parameters are no
 * need: what does not fit is left out.
 */
record Needs(Question question) {

	/** What the model does not take, in words; empty when it takes everything. */
	List<String> lackedBy(ModelInfo model) {
		var lacks = new ArrayList<String>();
		if (lacks(model, Media::isImage))
			lacks.add("images");
		if (lacks(model, Media::isPdf))
			lacks.add(model.has(Capability.PDF) ? "PDF documents as large as this" : "PDF documents without text");
		if (lacks(model, Media::isAudio))
			lacks.add("audio");
		if (lacks(model, file -> !file.isImage() && !file.isPdf() && !file.isAudio()))
			lacks.add("files other than images, PDF documents and audio");
		if (!question.tools().isEmpty() && !model.has(Capability.FUNCTION_CALLING))
			lacks.add("tools");
		return lacks;
	}

	private boolean lacks(ModelInfo model, Predicate<Media> kind) {
		return question.files().stream().filter(file -> kind.test(file.media())).anyMatch(file -> FileFit.of(file, model) == FileFit.NOT_AT_ALL);
	}
}
