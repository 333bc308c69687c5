package org.modalis.studio.chat.internal.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.modalis.api.attachment.AttachedFile;
import org.modalis.api.attachment.FileFacts;
import org.modalis.api.model.ModelInfo;

/** What is to be said of the files of a question before it is sent. Stateless. */
public final class SendRemarks {

	private SendRemarks() {
	}

	/** Sentences on the files of a question that is not sent yet. */
	static List<String> of(List<PendingFile> files, Optional<ModelInfo> model) {
		var all = new ArrayList<>(of(files));
		model.ifPresent(is -> all.addAll(new PromptFit(is).question(facts(files))));
		return all;
	}

	/** On the files themselves, whichever model they go to. */
	public static List<String> of(List<PendingFile> files) {
		return files.stream().flatMap(file -> Stream.of(file.trouble(), file.file().map(AttachedFile::remark).orElse("")))
				.filter(sentence -> !sentence.isEmpty()).toList();
	}

	/** What those that were read are. */
	public static List<FileFacts> facts(List<PendingFile> files) {
		return files.stream().flatMap(file -> file.file().stream()).map(FileFacts::of).toList();
	}
}
