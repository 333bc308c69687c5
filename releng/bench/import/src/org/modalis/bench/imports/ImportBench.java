package org.modalis.bench.imports;

import java.io.BufferedWriter;
import java.io.Reader;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;

import org.modalis.api.exchange.ExchangeProgress;
import org.modalis.api.exchange.ImportReport;
import org.modalis.api.search.SearchQuery;
import org.modalis.api.search.SearchRequest;
import org.modalis.bench.WorkspaceFolder;
import org.modalis.exchange.internal.ThreadExchangeImpl;
import org.modalis.history.derby.internal.DerbyHistoryService;
import org.modalis.search.lucene.internal.LuceneSearchIndex;

import com.google.gson.JsonParser;

/**
 * Imports a generated export of ChatGPT twice and stops a third import.
 * <p>
 * Arguments: an empty folder, how many MB.
 */
public final class ImportBench {

	private static final int MESSAGES = 30;
	private static final String WORDS = "the model answers with a longer text that people read once and find again years later because it was useful then ";

	private ImportBench() {
	}

	public static void main(String[] args) throws Exception {
		Path folder = Path.of(args[0]);
		Path file = folder.resolve("conversations.json");
		int conversations = generate(file, Long.parseLong(args[1]) << 20);
		System.out.printf(Locale.ROOT, "%d MB, %,d conversations of %d messages with one branch each%n", Files.size(file) >> 20, conversations, MESSAGES);
		double parsed = seconds(() -> {
			try (Reader in = Files.newBufferedReader(file)) {
				return JsonParser.parseReader(in);
			}
		});
		var workspace = new WorkspaceFolder(folder.resolve("workspace").toUri());
		Files.createDirectories(folder.resolve("workspace"));
		var history = new DerbyHistoryService(workspace);
		var index = new LuceneSearchIndex(history, workspace);
		index.search(SearchRequest.of(SearchQuery.parse("nothing"), 1)); // from now on it follows
		var exchange = new ThreadExchangeImpl(history, List.of());
		System.gc();
		ManagementFactory.getMemoryPoolMXBeans().forEach(MemoryPoolMXBean::resetPeakUsage);
		var report = new ImportReport[1];
		double first = seconds(() -> report[0] = exchange.read(List.of(file), ExchangeProgress.NONE));
		long peak = ManagementFactory.getMemoryPoolMXBeans().stream().filter(pool -> pool.getType() == MemoryType.HEAP)
				.mapToLong(pool -> pool.getPeakUsage().getUsed()).sum();
		System.out.printf(Locale.ROOT, "import: %.1f s for %,d messages, %.1f times Gson reading the file (%.1f s); heap at most %,d MB%n", first,
				report[0].messages(), first / parsed, parsed, peak >> 20);
		double second = seconds(() -> report[0] = exchange.read(List.of(file), ExchangeProgress.NONE));
		System.out.printf(Locale.ROOT, "second import: %.1f s, %d added, %d here already%n", second, report[0].added(), report[0].unchanged());
		stop(exchange, file, folder);
		index.close();
		history.close();
		System.exit(0);
	}

	private static void stop(ThreadExchangeImpl exchange, Path file, Path folder) throws Exception {
		Path other = folder.resolve("other.json");
		Files.writeString(other, Files.readString(file).replace("\"conversation_id\":\"", "\"conversation_id\":\"other"));
		var progress = new ExchangeProgress() {
			private volatile long stoppedAt;
			private int told;

			@Override
			public void at(long done, long total, String what) {
				if (++told == 100)
					stoppedAt = System.nanoTime();
			}

			@Override
			public boolean isCanceled() {
				return stoppedAt != 0;
			}
		};
		ImportReport report = exchange.read(List.of(other), progress);
		System.out.printf(Locale.ROOT, "stopped after %d conversations: over %.0f ms later%n", report.added(), (System.nanoTime() - progress.stoppedAt) / 1e6);
	}

	private interface Work {
		Object run() throws Exception;
	}

	private static double seconds(Work work) throws Exception {
		long start = System.nanoTime();
		work.run();
		return (System.nanoTime() - start) / 1e9;
	}

	private static int generate(Path file, long bytes) throws Exception {
		var random = new Random(1);
		int conversations = 0;
		try (BufferedWriter out = Files.newBufferedWriter(file)) {
			out.write("[");
			for (long written = 0; written < bytes; conversations++) {
				String conversation = conversation(conversations, random);
				out.write(conversations == 0 ? conversation : "," + conversation);
				written += conversation.length();
			}
			out.write("]");
		}
		return conversations;
	}

	private static String conversation(int number, Random random) {
		var nodes = new StringBuilder("\"root\":{\"id\":\"root\",\"message\":null,\"parent\":null,\"children\":[\"n0\"]}");
		for (int i = 0; i < MESSAGES; i++)
			node(nodes, "n" + i, i == 0 ? "root" : "n" + (i - 1), i + 1 < MESSAGES ? i == 10 ? "\"n11\",\"b\"" : "\"n" + (i + 1) + "\"" : "", i, random);
		node(nodes, "b", "n10", "", 11, random);
		return "{\"title\":\"Conversation " + number + "\",\"create_time\":" + (1700000000 + number) + ".5,\"update_time\":" + (1700001000 + number)
				+ ".5,\"mapping\":{" + nodes + "},\"moderation_results\":[],\"current_node\":\"n" + (MESSAGES - 1) + "\",\"conversation_id\":\"c" + number + "\"}";
	}

	private static void node(StringBuilder out, String id, String parent, String children, int i, Random random) {
		int length = i % 2 == 0 ? 60 : 400 + random.nextInt(900);
		var text = new StringBuilder(length);
		while (text.length() < length)
			text.append(WORDS, random.nextInt(40), 60 + random.nextInt(50)).append(random.nextInt(10_000)).append(i % 7 == 0 ? "\\n" : " ");
		out.append(",\"").append(id).append("\":{\"id\":\"").append(id).append("\",\"message\":{\"id\":\"").append(id).append("\",\"author\":{\"role\":\"")
				.append(i % 2 == 0 ? "user" : "assistant").append("\",\"name\":null,\"metadata\":{}},\"create_time\":").append(1700000000 + i)
				.append(".25,\"update_time\":null,\"content\":{\"content_type\":\"text\",\"parts\":[\"").append(text)
				.append("\"]},\"status\":\"finished_successfully\",\"end_turn\":true,\"weight\":1.0,\"metadata\":{\"model_slug\":\"gpt-4o\",\"timestamp_\":\"absolute\"},\"recipient\":\"all\"},\"parent\":\"")
				.append(parent).append("\",\"children\":[").append(children).append("]}");
	}
}
