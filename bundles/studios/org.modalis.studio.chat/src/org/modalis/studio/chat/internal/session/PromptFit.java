package org.modalis.studio.chat.internal.session;

import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.modalis.api.attachment.FileFacts;
import org.modalis.api.attachment.FileFit;
import org.modalis.api.attachment.FileTokens;
import org.modalis.api.model.ModelInfo;

/**
 * What of a question and of the thread before it a model does not get, in sentences: the one place that says it before anything
 * is sent, for the composer, comparisons and replays. Immutable; any thread.
 */
public record PromptFit(ModelInfo model) {

	/** What the runner leaves free of the context window for an answer: so many tokens, but no more than a quarter. */
	private static final long ANSWER = 2_048;

	/** On the files of a question; none when the model gets all of them. */
	public List<String> question(List<FileFacts> files) {
		var all = new ArrayList<String>();
		for (var file : files)
			switch (FileFit.of(file, model)) {
			case NOT_AT_ALL -> all.add(name() + " does not take " + kinds(file) + ". Remove " + file.name() + " or choose another model.");
			case AS_TEXT -> {
				if (isPdf(file))
					all.add(name() + " gets the text of " + file.name() + ", not its pages.");
			}
			case AS_IT_IS -> {
				// nothing is lost
			}
			}
		long tokens = tokens(files);
		if (model.contextWindow().isPresent() && tokens >= model.contextWindow().getAsLong())
			all.add("These files take about " + number(tokens) + " tokens; " + name() + " holds " + number(model.contextWindow().getAsLong())
					+ ". Attach less, or choose a model that holds more.");
		return all;
	}

	/** On questions that are asked as they are, each with its files; empty when the model can answer all of them. */
	public Optional<String> questions(List<List<FileFacts>> all) {
		var refused = all.stream().filter(files -> files.stream().anyMatch(this::refuses)).toList();
		if (refused.isEmpty())
			return Optional.empty();
		String kinds = refused.stream().flatMap(List::stream).filter(this::refuses).map(PromptFit::kinds).distinct().sorted().collect(Collectors.joining(" and "));
		return Optional.of(name() + " does not take " + kinds + ": it cannot answer "
				+ (refused.size() == 1 ? "one of these questions." : number(refused.size()) + " of these questions."));
	}

	private boolean refuses(FileFacts file) {
		return FileFit.of(file, model) == FileFit.NOT_AT_ALL;
	}

	/** On a thread whose beginning the model does not get; empty when it gets all of it. */
	public Optional<String> tooLong(ThreadSize thread, long besides) {
		return thread.tokens(model) <= room() - besides ? Optional.empty()
				: Optional.of("The history stays, but its beginning is too long for " + name() + " and is not sent.");
	}

	/**
	 * On what was said before; none when the model gets all of it.
	 *
	 * @param besides what the question and the system prompt take of the context window, in tokens
	 */
	public List<String> thread(ThreadSize before, long besides) {
		long room = room() - besides;
		Map<String, Integer> left = new TreeMap<>();
		int asText = 0;
		for (var part : before.parts()) {
			room -= part.tokens(model);
			if (room < 0)
				break;
			for (var file : part.files()) {
				var fit = FileFit.of(file, model);
				if (fit == FileFit.NOT_AT_ALL)
					left.merge(kinds(file), 1, Integer::sum);
				asText += fit == FileFit.AS_TEXT && isPdf(file) ? 1 : 0;
			}
		}
		var all = new ArrayList<>(sentences(left, asText));
		tooLong(before, besides).ifPresent(all::add);
		return all;
	}

	private List<String> sentences(Map<String, Integer> left, int asText) {
		var all = new ArrayList<String>();
		left.forEach((kind, count) -> all.add("The history stays, but " + name() + " does not take " + kind + ": " + count
				+ (count == 1 ? " of this thread is" : " of this thread are") + " not sent."));
		if (asText > 0)
			all.add("Of " + asText + (asText == 1 ? " PDF document" : " PDF documents") + " in this thread " + name() + " gets the text, not the pages.");
		return all;
	}

	/** What files take of the context window, as they reach the model, in tokens. */
	public long tokens(List<FileFacts> files) {
		return files.stream().mapToLong(file -> FileTokens.of(file, model)).sum();
	}

	/** So many tokens of messages the model gets. */
	public long room() {
		return model.contextWindow().isEmpty() ? Long.MAX_VALUE
				: model.contextWindow().getAsLong() - Math.min(ANSWER, model.contextWindow().getAsLong() / 4);
	}

	private String name() {
		return model.displayName();
	}

	/** A kind of files in words, many of them. */
	private static String kinds(FileFacts file) {
		if (file.mediaType().startsWith("image/"))
			return "images";
		if (isPdf(file))
			return "PDF documents";
		return file.mediaType().startsWith("audio/") ? "recordings" : "such files";
	}

	private static boolean isPdf(FileFacts file) {
		return file.mediaType().equals("application/pdf");
	}

	private static String number(long value) {
		return NumberFormat.getIntegerInstance().format(value);
	}
}
