package org.modalis.studio.chat.internal.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.modalis.api.attachment.FileFit;
import org.modalis.api.history.Attachment;
import org.modalis.api.model.ModelId;
import org.modalis.api.model.ModelInfo;
import org.modalis.api.registry.RegistrySnapshot;
import org.modalis.studio.chat.internal.session.ModelChoice;

/** Says before anything is sent what a model will not take of it. Immutable; any thread. */
record Remarks(RegistrySnapshot models) {

	/**
	 * What stands in the way, as sentences; none when all is well.
	 *
	 * @param before what was said before the question
	 * @param files the question's own
	 * @param tokens all that would be sent, about
	 */
	List<String> on(ModelId id, PromptSize before, List<Attachment> files, long tokens) {
		var standing = new ModelChoice(models).standing(Optional.of(id));
		var all = new ArrayList<String>();
		if (!standing.remark().isEmpty())
			all.add(standing.remark());
		if (standing.info().isEmpty() || !standing.usable())
			return all;
		ModelInfo model = standing.info().get();
		long refused = files.stream().filter(file -> !takes(model, file)).count();
		if (refused > 0)
			all.add(model.displayName() + " does not take " + kinds(model, files) + ", so it cannot answer this question.");
		long left = before.files().stream().filter(file -> !takes(model, file)).count();
		if (left > 0)
			all.add(model.displayName() + " does not take " + kinds(model, before.files()) + ": " + left
					+ (left == 1 ? " file" : " files") + " of this thread will not be sent to it.");
		if (model.contextWindow().isPresent() && tokens > model.contextWindow().getAsLong())
			all.add("This thread is longer than " + model.displayName() + " can read. Its beginning will not be sent to it.");
		return all;
	}

	private static boolean takes(ModelInfo model, Attachment file) {
		return FileFit.of(file, model) != FileFit.NOT_AT_ALL;
	}

	private static String kinds(ModelInfo model, List<Attachment> files) {
		return String.join(", ", files.stream().filter(file -> !takes(model, file)).map(Remarks::kind).distinct().toList());
	}

	private static String kind(Attachment file) {
		String type = file.mediaType().toLowerCase(Locale.ROOT);
		return type.startsWith("image/") ? "images" : type.equals("application/pdf") ? "PDF" : type.startsWith("audio/") ? "audio"
				: "files like " + file.fileName();
	}
}
