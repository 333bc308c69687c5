package org.modalis.bench.stream;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;

/**
 * How fast a streamed chat is read, and what it allocates: Modalis against a bare line splitter on the same connection and
 * against two well-known clients, all in one run on the same bytes from one {@link DeltaServer}. The contenders take turns, so
 * that a busy moment of the machine meets all of them; the median of the rounds counts. Allocation is the sum over all threads
 * of this process; CPU time is that of the process, which tells more than the clock when the machine is busy with other things.
 * <p>
 * Arguments: deltas, rounds.
 */
public final class StreamBench {

	private static final int WARM_UP = 5;

	/** What one contender did in each round. */
	private record Result(Contender contender, List<Double> perSecond, List<Double> bytesPerEvent,
			List<Double> cpuMicrosPerEvent) {
	}

	private StreamBench() {
	}

	public static void main(String[] args) throws Exception {
		int deltas = Integer.parseInt(args[0]);
		int rounds = Integer.parseInt(args[1]);
		var server = startServer(deltas);
		try {
			var port = new BufferedReader(new InputStreamReader(server.getInputStream())).readLine();
			var results = run(URI.create("http://127.0.0.1:" + port + "/v1"), deltas, rounds);
			print(results, deltas, rounds);
		} finally {
			server.destroy();
		}
		System.exit(0); // the clients' own threads would keep the process
	}

	private static Process startServer(int deltas) throws IOException {
		var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
		return new ProcessBuilder(java, "-cp", System.getProperty("java.class.path"), DeltaServer.class.getName(), "" + deltas)
				.redirectError(ProcessBuilder.Redirect.INHERIT).start();
	}

	private static List<Result> run(URI base, int deltas, int rounds) throws Exception {
		var results = new ArrayList<Result>();
		for (var contender : Contenders.all(base))
			results.add(new Result(contender, new ArrayList<>(), new ArrayList<>(), new ArrayList<>()));
		for (int round = -WARM_UP; round < rounds; round++)
			for (var each : results)
				once(each, base, deltas, round >= 0);
		return results;
	}

	private static void once(Result result, URI base, int deltas, boolean counts) throws Exception {
		var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
		var text = new StringBuilder(deltas * 8);
		System.gc();
		long allocated = threads.getTotalThreadAllocatedBytes();
		var process = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
		long cpu = process.getProcessCpuTime();
		long start = System.nanoTime();
		result.contender().chat(base, text);
		double seconds = (System.nanoTime() - start) / 1e9;
		cpu = process.getProcessCpuTime() - cpu;
		allocated = threads.getTotalThreadAllocatedBytes() - allocated;
		if (text.length() < Math.min(deltas, 5))
			throw new IllegalStateException(result.contender().name() + " read nothing");
		if (counts) {
			result.perSecond().add(deltas / seconds);
			result.bytesPerEvent().add((double) allocated / deltas);
			result.cpuMicrosPerEvent().add(cpu / 1e3 / deltas);
		}
	}

	private static void print(List<Result> results, int deltas, int rounds) {
		double ours = median(results.get(1).perSecond());
		System.out.printf(Locale.ROOT, "Streaming, %,d chat deltas, median of %d rounds, Java %s, %d cores%n%n", deltas, rounds,
				Runtime.version().feature(), Runtime.getRuntime().availableProcessors());
		System.out.printf("%-22s %12s %14s %14s %18s%n", "", "events/s", "bytes/event", "CPU µs/event", "Modalis is");
		for (var each : results)
			System.out.printf(Locale.ROOT, "%-22s %,12.0f %,14.0f %14.2f %13.2f times%n", each.contender().name(),
					median(each.perSecond()), median(each.bytesPerEvent()),
					median(each.cpuMicrosPerEvent()), ours / median(each.perSecond()));
		System.out.printf("%nGoal: at least 2 times langchain4j-open-ai, 6 times openai-java, at most 1,500 bytes per event.%n");
	}

	private static double median(List<Double> values) {
		var sorted = values.stream().mapToDouble(Double::doubleValue).toArray();
		Arrays.sort(sorted);
		int middle = sorted.length / 2;
		return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
	}
}
