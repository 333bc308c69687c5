package org.modalis.studio.chat.internal.session;

import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.modalis.api.attachment.AttachedFile;
import org.modalis.api.attachment.FileFit;
import org.modalis.api.attachment.FileTokens;
import org.modalis.api.model.ModelInfo;

/** What is to be said of files before they are sent to a model. Stateless. */
final class SendRemarks {

	private SendRemarks() {
	}

	/** Sentences on the files of a question that is not sent yet. */
	static List<String> of(List<PendingFile> files, Optional<ModelInfo> model) {
		var all = new ArrayList<String>();
		for (var file : files) {
			if (!file.trouble().isEmpty())
				all.add(file.trouble());
			file.file().map(AttachedFile::remark).filter(remark -> !remark.isEmpty()).ifPresent(all::add);
			if (file.file().isPresent() && model.isPresent())
				fit(file.file().get(), model.get()).ifPresent(all::add);
		}
		model.flatMap(is -> tooLong(files, is)).ifPresent(all::add);
		return all;
	}

	private static Optional<String> fit(AttachedFile file, ModelInfo model) {
		String kind = kinds(file.media().mediaType());
		return switch (FileFit.of(file, model)) {
		case NOT_AT_ALL -> Optional.of(model.displayName() + " does not take " + kind + ". Remove " + file.name() + " or choose another model.");
		case AS_TEXT -> file.media().isPdf() ? Optional.of(model.displayName() + " gets the text of " + file.name() + ", not its pages.") : Optional.empty();
		case AS_IT_IS -> Optional.empty();
		};
	}

	/** A kind of files in words, many of them. */
	static String kinds(String mediaType) {
		if (mediaType.startsWith("image/"))
			return "images";
		if (mediaType.equals("application/pdf"))
			return "PDF documents";
		return mediaType.startsWith("audio/") ? "recordings" : "such files";
	}

	private static Optional<String> tooLong(List<PendingFile> files, ModelInfo model) {
		long tokens = files.stream().flatMap(file -> file.file().stream()).mapToLong(file -> FileTokens.of(file, model)).sum();
		if (model.contextWindow().isEmpty() || tokens < model.contextWindow().getAsLong())
			return Optional.empty();
		return Optional.of("These files take about " + number(tokens) + " tokens; " + model.displayName() + " holds "
				+ number(model.contextWindow().getAsLong()) + ". Attach less, or choose a model that holds more.");
	}

	private static String number(long value) {
		return NumberFormat.getIntegerInstance().format(value);
	}
}
