package org.modalis.provider.local.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What was found in the model folders at one moment.
 *
 * @param models the files that can be run, by id; the first folder wins where two hold the same id
 * @param problems a sentence for each file that cannot
 */
record ModelFolder(Map<String, LocalModel> models, List<String> problems) {

	static final String DEFAULT_ID = "tinyllama-1.1b-chat";
	private static final String DEFAULT_FILE = "tinyllama-1.1b-chat-v1.0.IQ2_XXS.gguf";
	private static final String DEFAULT_SHA256 = "9ee11adf737960ff06123d5c4fba24d12c5b05ba460a7afa88950fbf2b61add0";
	/** The later files of a model that was split; llama.cpp opens them itself. */
	private static final Pattern LATER_PART = Pattern.compile(".*-(?!00001)\\d{5}-of-\\d{5}\\.gguf");
	/** Architectures whose models see or embed but do not answer. */
	private static final Set<String> NOT_CHAT = Set.of("clip", "bert", "nomic-bert", "jina-bert-v2", "t5encoder");

	/** Reads the headers of all model files directly in the folders. A folder that does not exist holds nothing. */
	static ModelFolder scan(Collection<Path> folders) throws InterruptedException {
		Map<String, LocalModel> models = new LinkedHashMap<>();
		List<String> problems = new ArrayList<>();
		for (Path folder : folders)
			for (Path file : files(folder, problems))
				try {
					LocalModel model = read(file);
					models.putIfAbsent(model.id(), model);
				} catch (BrokenGgufException e) {
					problems.add(file + " " + e.getMessage() + ".");
				} catch (IOException e) {
					// an interrupt closes the file under its reader: a cancel is no damaged file
					if (Thread.interrupted())
						throw new InterruptedException();
					problems.add(file + " cannot be read.");
				}
		return new ModelFolder(models, problems);
	}

	private static List<Path> files(Path folder, List<String> problems) {
		if (!Files.isDirectory(folder))
			return List.of();
		try (Stream<Path> files = Files.list(folder)) {
			return files.filter(ModelFolder::isModel).sorted().toList();
		} catch (IOException e) {
			problems.add("The folder " + folder + " cannot be read.");
			return List.of();
		}
	}

	private static boolean isModel(Path file) {
		String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
		return name.endsWith(".gguf") && name.length() > ".gguf".length() && !LATER_PART.matcher(name).matches()
				&& Files.isRegularFile(file);
	}

	private static LocalModel read(Path file) throws IOException, BrokenGgufException, InterruptedException {
		GgufHeader header = GgufReader.read(file);
		if (NOT_CHAT.contains(header.architecture()))
			throw new BrokenGgufException("is not a chat model but of the kind " + header.architecture());
		String name = file.getFileName().toString();
		if (name.equals(DEFAULT_FILE)) {
			if (!Checksum.matches(file, DEFAULT_SHA256))
				throw new BrokenGgufException("has the wrong checksum, so it is damaged or not the original; nothing was deleted."
						+ " Move it away and run ./run to get it again");
			return new LocalModel(DEFAULT_ID, "TinyLlama 1.1B Chat", "GGUF header; small and fast, writes fluently and is often wrong",
					file, header);
		}
		String id = name.substring(0, name.length() - ".gguf".length());
		return new LocalModel(id, header.name().isBlank() ? id : header.name() + " (" + id + ")", "GGUF header of " + name, file,
				header);
	}
}
