package org.modalis.bench.search;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.modalis.api.history.Conversation;
import org.modalis.api.history.HistoryStore;
import org.modalis.api.history.Ids;
import org.modalis.api.history.Message;
import org.modalis.api.search.SearchQuery;
import org.modalis.api.search.SearchRequest;
import org.modalis.bench.WorkspaceFolder;
import org.modalis.history.derby.internal.DerbyHistoryService;
import org.modalis.search.lucene.internal.LuceneSearchIndex;

import com.sun.management.OperatingSystemMXBean;

/**
 * Search over a real history against SQLite FTS5 on the same messages, in one process. Every question is asked of both in turn,
 * so that a busy moment of the machine meets both; a page of 20 with excerpts is asked for.
 * <p>
 * Arguments: an empty folder, messages, rounds.
 */
public final class SearchBench {

	private static final int PAGE = 20;
	private static final int BATCH = 50;
	private static final int EACH = 20;
	private static final int NEW = 200;

	private static final double GOAL_PAGE = 5;
	private static final double GOAL_FOUND = 100;
	private static final int GOAL_REBUILD = 20_000;

	/** How long each question took, in microseconds. */
	private static final class Times {
		private final List<Double> modalis = new ArrayList<>();
		private final List<Double> processor = new ArrayList<>();
		private final List<Double> fts5 = new ArrayList<>();
		private final List<Double> fts5Processor = new ArrayList<>();
	}

	private static void goal(String figure, String measured, String goal, boolean reached) {
		System.out.printf("    %s: %s; goal: %s: %s%n", figure, measured, goal, reached ? "reached" : "NOT REACHED");
	}

	private static final OperatingSystemMXBean PROCESS = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

	private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

	private SearchBench() {
	}

	public static void main(String[] args) throws Exception {
		Path folder = Path.of(args[0]);
		int messages = Integer.parseInt(args[1]);
		var workspace = new WorkspaceFolder(folder.toUri());
		var history = new DerbyHistoryService(workspace);
		var corpus = new Corpus(1);
		try (var fts5 = new Fts5(folder.resolve("fts5.db"))) {
			long characters = fill(history.open(), fts5, corpus, messages);
			System.out.printf(Locale.ROOT, "%,d messages, %,d characters each on average%n", messages, characters / messages);
			var index = new LuceneSearchIndex(history, workspace);
			rebuild(index, messages, folder);
			index.close();
			empty(folder.resolve("search"));
			index = new LuceneSearchIndex(history, workspace);
			rebuild(index, messages, folder);
			ask(index, fts5, Question.mix(corpus, EACH), Integer.parseInt(args[2]));
			latency(history.open(), index);
			index.close();
		}
		history.close();
		System.exit(0);
	}

	private static long fill(HistoryStore store, Fts5 fts5, Corpus corpus, int messages) throws Exception {
		long characters = 0;
		var batch = new ArrayList<Message>();
		for (int i = 0; i < messages; i += Corpus.THREAD) {
			Conversation thread = store.createConversation(corpus.word(0) + " " + corpus.word(0), Optional.empty());
			List<Message> all = corpus.thread(thread.id());
			for (Message message : all) {
				fts5.add(message);
				characters += message.text().length();
			}
			batch.addAll(all);
			if (batch.size() >= BATCH * Corpus.THREAD || i + Corpus.THREAD >= messages) {
				store.appendAll(batch);
				batch.clear();
			}
		}
		fts5.commit();
		return characters;
	}

	private static void rebuild(LuceneSearchIndex index, int messages, Path folder) throws Exception {
		long start = System.nanoTime();
		long processor = PROCESS.getProcessCpuTime();
		index.search(SearchRequest.of(SearchQuery.parse("the"), 1));
		double seconds = (System.nanoTime() - start) / 1e9;
		double work = (PROCESS.getProcessCpuTime() - processor) / 1e9;
		try (Stream<Path> files = Files.list(folder.resolve("search"))) {
			long bytes = files.mapToLong(file -> file.toFile().length()).sum();
			System.out.printf(Locale.ROOT, "index made from the history: %.1f s, %,.0f messages/s, %.1f s of processor time (%,.0f messages "
					+ "a second of it, on %d processors), %,d MB%n", seconds, messages / seconds, work, messages / work,
					Runtime.getRuntime().availableProcessors(), bytes >> 20);
			goal("index made from the history", "%,.0f messages/s".formatted(messages / seconds), "at least %,d/s".formatted(GOAL_REBUILD),
					messages / seconds >= GOAL_REBUILD);
		}
	}

	private static void empty(Path folder) throws Exception {
		try (Stream<Path> files = Files.list(folder)) {
			for (Path file : files.toList())
				Files.delete(file);
		}
	}

	private static void ask(LuceneSearchIndex index, Fts5 fts5, List<Question> questions, int rounds) throws Exception {
		Map<String, Times> times = new LinkedHashMap<>();
		var all = new Times();
		var order = new ArrayList<>(questions);
		for (int round = -2; round < rounds; round++) {
			Collections.shuffle(order, new Random(round));
			for (Question question : order) {
				double[] modalis = micros(() -> index.search(SearchRequest.of(question.query(), PAGE)));
				double[] other = micros(() -> fts5.find(question.match(), question.where(), PAGE));
				if (round < 0)
					continue;
				for (Times into : List.of(all, times.computeIfAbsent(question.kind(), kind -> new Times()))) {
					into.modalis.add(modalis[0]);
					into.processor.add(modalis[1]);
					into.fts5.add(other[0]);
					into.fts5Processor.add(other[1]);
				}
			}
		}
		System.out.printf("%-22s %20s %20s %20s %20s%n", "page of 20, ms", "Modalis p50 / p95", "FTS5 p50 / p95", "of it, processor", "FTS5's");
		times.entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(kind -> print(kind.getKey(), kind.getValue()));
		print("all of them", all);
		double p95 = at(all.modalis, 0.95) / 1000;
		goal("a page of all kinds, p95", "%.2f ms (%.2f of processor time)".formatted(p95, at(all.processor, 0.95) / 1000),
				"at most %.0f ms".formatted(GOAL_PAGE), p95 <= GOAL_PAGE);
		List<String> slower = times.entrySet().stream().filter(kind -> slower(kind.getValue())).map(Map.Entry::getKey).sorted().toList();
		goal("all kinds against FTS5", "%.2f times its p50, %.2f times its p95".formatted(ratio(all, 0.5), ratio(all, 0.95)),
				"at most 1", !slower(all));
		goal("each kind against FTS5, p50 and p95", slower.isEmpty() ? "none slower" : "slower: " + String.join("; ", slower), "none slower",
				slower.isEmpty());
	}

	private static double ratio(Times times, double part) {
		return at(times.modalis, part) / at(times.fts5, part);
	}

	private static boolean slower(Times times) {
		return ratio(times, 0.5) > 1 || ratio(times, 0.95) > 1;
	}

	private interface Work {
		Object run() throws Exception;
	}

	/** By the clock, and of processor time. */
	private static double[] micros(Work work) throws Exception {
		long start = System.nanoTime();
		long processor = THREADS.getCurrentThreadCpuTime();
		work.run();
		return new double[] { (System.nanoTime() - start) / 1e3, (THREADS.getCurrentThreadCpuTime() - processor) / 1e3 };
	}

	private static void print(String kind, Times times) {
		System.out.printf(Locale.ROOT, "%-22s", kind);
		for (List<Double> each : List.of(times.modalis, times.fts5, times.processor, times.fts5Processor))
			System.out.printf(Locale.ROOT, " %10.2f / %7.2f", at(each, 0.5) / 1000, at(each, 0.95) / 1000);
		System.out.println();
	}

	private static double at(List<Double> values, double part) {
		var sorted = values.stream().sorted().toList();
		return sorted.get((int) Math.min(sorted.size() - 1, part * sorted.size()));
	}

	/** From the moment a message is durable until a search found it; and how many searches that took. */
	private static void latency(HistoryStore store, LuceneSearchIndex index) throws Exception {
		var thread = store.createConversation("New", Optional.empty());
		var micros = new ArrayList<Double>();
		int searches = 0;
		for (int i = 0; i < NEW; i++) {
			String word = "fresh" + Long.toString(i * 7919L, 36) + "word";
			store.append(Message.user(Ids.next(), thread.id(), Optional.empty(), "something with " + word + " in it", Instant.now()));
			long start = System.nanoTime();
			do
				searches++;
			while (index.search(SearchRequest.of(SearchQuery.parse(word), PAGE).atOnce()).found().isEmpty()
					&& System.nanoTime() - start < TimeUnit.SECONDS.toNanos(10));
			micros.add((System.nanoTime() - start) / 1e3);
		}
		System.out.printf(Locale.ROOT, "new message found: p50 %.1f ms, p95 %.1f ms, longest %.1f ms; %d searches for %d messages%n",
				at(micros, 0.5) / 1000, at(micros, 0.95) / 1000, at(micros, 1) / 1000, searches, NEW);
		goal("a new message found, p95", "%.1f ms".formatted(at(micros, 0.95) / 1000), "within %.0f ms".formatted(GOAL_FOUND),
				at(micros, 0.95) / 1000 <= GOAL_FOUND);
	}
}
