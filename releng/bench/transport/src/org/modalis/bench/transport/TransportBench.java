package org.modalis.bench.transport;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;

/**
 * What the transport itself costs for a stream and for an event in it, many streams at once, each in a virtual thread: against a bare
 * socket reader in the same run, which takes the same chunks apart. Processor time is that of the process and tells more than the clock
 * on a busy machine. Bytes allocated are those of all threads, carriers of virtual ones included, in a second go of each round. The
 * median of the rounds counts.
 * <p>
 * Arguments: streams, events in each, rounds.
 */
public final class TransportBench {

	private static final int WARM_UP = 5;

	private record Result(Reader reader, List<Double> cpuMicros, List<Double> allocated) {
	}

	private TransportBench() {
	}

	public static void main(String[] args) throws Exception {
		int streams = Integer.parseInt(args[0]);
		int events = Integer.parseInt(args[1]);
		int rounds = Integer.parseInt(args[2]);
		var server = startServer(events);
		try {
			var port = new BufferedReader(new InputStreamReader(server.getInputStream())).readLine();
			var address = URI.create("http://127.0.0.1:" + port + "/");
			var results = List.of(new Result(new BareReader(), new ArrayList<>(), new ArrayList<>()),
					new Result(new TransportReader(), new ArrayList<>(), new ArrayList<>()));
			for (int round = -WARM_UP; round < rounds; round++)
				for (var each : results)
					once(each, address, streams, events, round >= 0);
			print(results, streams, events, rounds);
		} finally {
			server.destroy();
		}
		System.exit(0); // the transport's own threads would keep the process
	}

	private static Process startServer(int events) throws IOException {
		var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
		return new ProcessBuilder(java, "-cp", System.getProperty("java.class.path"), EventServer.class.getName(), "" + events)
				.redirectError(ProcessBuilder.Redirect.INHERIT).start();
	}

	private static void once(Result result, URI address, int streams, int events, boolean counts) throws Exception {
		System.gc();
		var process = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
		long cpu = process.getProcessCpuTime();
		all(result.reader(), address, streams, events);
		cpu = process.getProcessCpuTime() - cpu;
		var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
		long allocated = threads.getTotalThreadAllocatedBytes();
		all(result.reader(), address, streams, events);
		allocated = threads.getTotalThreadAllocatedBytes() - allocated;
		if (counts) {
			result.cpuMicros().add(cpu / 1e3 / streams);
			result.allocated().add((double) allocated / streams);
		}
	}

	private static void all(Reader reader, URI address, int streams, int events) throws Exception {
		try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
			Callable<Long> one = () -> reader.read(address);
			for (var read : threads.invokeAll(Collections.nCopies(streams, one)))
				if (read.get() != EventServer.bodyBytes(events))
					throw new IllegalStateException(reader.name() + " read " + read.get() + " bytes of " + EventServer.bodyBytes(events));
		}
	}

	private static void print(List<Result> results, int streams, int events, int rounds) {
		System.out.printf(Locale.ROOT, "Transport, %d streams at once, %,d events each, median of %d rounds, Java %s, %d cores%n%n", streams,
				events, rounds, Runtime.version().feature(), Runtime.getRuntime().availableProcessors());
		System.out.printf("%-20s %14s %14s %14s %14s%n", "", "CPU µs/stream", "CPU µs/event", "bytes/stream", "bytes/event");
		for (var each : results)
			System.out.printf(Locale.ROOT, "%-20s %,14.0f %14.3f %,14.0f %14.1f%n", each.reader().name(), median(each.cpuMicros()),
					median(each.cpuMicros()) / events, median(each.allocated()), median(each.allocated()) / events);
		double bare = median(results.getFirst().cpuMicros());
		double ours = median(results.getLast().cpuMicros());
		System.out.printf(Locale.ROOT, "%nThe transport's own cost: %,.0f µs and %,.0f bytes a stream, %.2f times the bare socket's time.%n",
				ours - bare, median(results.getLast().allocated()) - median(results.getFirst().allocated()), ours / bare);
	}

	private static double median(List<Double> values) {
		var sorted = values.stream().sorted().toList();
		int middle = sorted.size() / 2;
		return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
	}
}
