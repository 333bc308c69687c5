import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/**
 * Start to window visible, and memory when idle: Modalis against the platform's bare workbench and a bare e4 application. All
 * are the same installation with other bundles in its list, started in turn on the same JDK by the same launcher script, so with
 * the same Java arguments and an archive of classes each. The bare workbench is started in a second way too: as the platform
 * starts it, by its own launcher, with Java's defaults and no archive. Both ratios are printed.
 * "Visible" is when the X server lists the window under its title; for Modalis the title names the last thread only once the
 * conversation is drawn, so its time includes that.
 * <p>
 * Run as {@code StartBench PRODUCT SCRATCH ROUNDS SOURCES}; needs a display and xdotool.
 */
public class StartBench {

	private static final String SEEDED_TITLE = "Seeded thread for the bench";
	private static final String SAME_ARGUMENTS = "bare workbench, same launcher, arguments and archive";
	private static final String AS_THE_PLATFORM = "bare workbench, as the platform starts it";
	private static final int IDLE_SECONDS = 5;

	/** How a candidate is started on its workspace. */
	interface Launch {
		ProcessBuilder on(Path workspace) throws IOException;
	}

	record Candidate(String name, Launch launch, String windowTitle, List<Long> millis, List<Long> cpuMillis,
			List<Long> residentKiB, List<Long> childrenKiB) {
		Candidate(String name, Launch launch, String windowTitle) {
			this(name, launch, windowTitle, new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
		}
	}

	public static void main(String[] args) throws Exception {
		Path product = Path.of(args[0]).toAbsolutePath();
		Path scratch = Files.createDirectories(Path.of(args[1]).toAbsolutePath());
		int rounds = Integer.parseInt(args[2]);
		Path bench = Path.of(args[3]).toAbsolutePath();
		var bare = BenchProduct.copyOf(product, scratch.resolve("bare")).with(bench.resolve("bare"), "org.modalis.bench.bare",
				StartBench::inBareWorkbench);
		var e4 = BenchProduct.copyOf(product, scratch.resolve("e4")).with(bench.resolve("e4"), "org.modalis.bench.e4",
				StartBench::inPureE4);
		var modalis = BenchProduct.copyOf(product, scratch.resolve("modalis"));
		var candidates = List.of(new Candidate("Modalis", modalis::launch, SEEDED_TITLE),
				new Candidate(SAME_ARGUMENTS, bare::launch, "Bare workbench"),
				new Candidate(AS_THE_PLATFORM, bare::launchPlain, "Bare workbench"), new Candidate("bare e4", e4::launch, "Bare e4"));
		seed(modalis, scratch);
		for (var candidate : candidates) // the first start of an installation builds caches; it is not counted
			start(candidate, scratch, false);
		for (int round = 0; round < rounds; round++)
			for (var candidate : candidates)
				start(candidate, scratch, true);
		print(candidates);
	}

	private static boolean inBareWorkbench(String line) {
		return !line.startsWith("org.modalis.") || line.startsWith("org.modalis.launcher");
	}

	private static boolean inPureE4(String line) {
		return inBareWorkbench(line) && !line.matches("org\\.eclipse\\.(ui|help|equinox\\.p2\\.ui|equinox\\.security\\.ui)[.,].*")
				&& !line.startsWith("com.ibm.icu");
	}

	/** One thread with one exchange, made through the command line against a vendor on loopback: the last thread to show. */
	private static void seed(BenchProduct install, Path scratch) throws Exception {
		var vendor = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		vendor.createContext("/v1/models", exchange -> answer(exchange, "application/json", "{\"data\":[{\"id\":\"seed\"}]}"));
		vendor.createContext("/v1/chat/completions", exchange -> answer(exchange, "text/event-stream", """
				data: {"choices":[{"index":0,"delta":{"content":"An answer with **bold** text and `code`."}}]}

				data: {"choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}

				data: [DONE]

				"""));
		vendor.start();
		try {
			install.run(workspace(scratch, "Modalis"), "settings", "set", "provider.openai-compatible.baseUrl",
					"http://127.0.0.1:" + vendor.getAddress().getPort() + "/v1");
			install.run(workspace(scratch, "Modalis"), "chat", SEEDED_TITLE, "--model", "openai-compatible/seed");
			var id = Pattern.compile("\"id\": *\"([^\"]+)\"").matcher(install.run(workspace(scratch, "Modalis"), "history", "list", "--json"));
			if (!id.find())
				throw new IllegalStateException("The seeded thread is not in the history");
			install.run(workspace(scratch, "Modalis"), "settings", "set", "chat.thread", id.group(1));
		} finally {
			vendor.stop(0);
		}
	}

	private static void answer(HttpExchange exchange, String type, String body) throws IOException {
		exchange.getRequestBody().readAllBytes();
		exchange.getResponseHeaders().set("Content-Type", type);
		byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
		exchange.sendResponseHeaders(200, bytes.length);
		exchange.getResponseBody().write(bytes);
		exchange.close();
	}

	private static Path workspace(Path scratch, String name) {
		return scratch.resolve("workspace-" + file(name));
	}

	private static String file(String name) {
		return name.replaceAll("\\W+", "-");
	}

	private static void start(Candidate candidate, Path scratch, boolean counted) throws Exception {
		long begin = System.nanoTime();
		var process = candidate.launch().on(workspace(scratch, candidate.name()))
				.redirectOutput(scratch.resolve(file(candidate.name()) + ".log").toFile()).start();
		try {
			awaitWindow(candidate, process.pid());
			long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
			long cpu = cpuMillis(process.toHandle());
			TimeUnit.SECONDS.sleep(IDLE_SECONDS);
			if (counted) {
				candidate.millis().add(millis);
				candidate.cpuMillis().add(cpu);
				candidate.residentKiB().add(residentKiB(process.toHandle()));
				candidate.childrenKiB().add(process.descendants().mapToLong(StartBench::residentKiB).sum());
			}
		} finally {
			process.descendants().forEach(ProcessHandle::destroy);
			process.destroy();
			if (!process.waitFor(20, TimeUnit.SECONDS))
				process.destroyForcibly().waitFor();
		}
	}

	/** Asks every 20 ms: xdotool's own {@code --sync} looks only twice a second, and ends when a window goes away meanwhile. */
	private static void awaitWindow(Candidate candidate, long pid) throws IOException, InterruptedException {
		long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
		while (System.nanoTime() < end) {
			var search = new ProcessBuilder("xdotool", "search", "--onlyvisible", "--all", "--pid", Long.toString(pid), "--name",
					candidate.windowTitle()).redirectErrorStream(true).start();
			search.getInputStream().readAllBytes();
			if (search.waitFor() == 0)
				return;
			LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
		}
		throw new IllegalStateException(candidate.name() + " showed no window titled " + candidate.windowTitle());
	}

	/** Processor time of the process, all its threads, until now. */
	private static long cpuMillis(ProcessHandle process) {
		return process.info().totalCpuDuration().map(Duration::toMillis).orElse(0L);
	}

	private static long residentKiB(ProcessHandle process) {
		try {
			return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream().filter(line -> line.startsWith("VmRSS:"))
					.mapToLong(line -> Long.parseLong(line.replaceAll("\\D", ""))).findFirst().orElse(0);
		} catch (IOException gone) {
			return 0;
		}
	}

	private static void print(List<Candidate> candidates) {
		for (var candidate : candidates)
			System.out.printf(Locale.ROOT,
					"%-52s start to window %5.0f ms (%s)  processor %5.0f ms  resident %3.0f MB, web view processes %3.0f MB%n",
					candidate.name(), median(candidate.millis()),
					candidate.millis().stream().sorted().map(String::valueOf).collect(Collectors.joining(" ")),
					median(candidate.cpuMillis()), median(candidate.residentKiB()) / 1024, median(candidate.childrenKiB()) / 1024);
		var modalis = candidates.getFirst();
		for (var other : candidates.subList(1, candidates.size()))
			System.out.printf(Locale.ROOT, "Modalis against %-52s %.2f x by the clock, %.2f x by the fastest, %.2f x by processor time%n",
					other.name() + ":", median(modalis.millis()) / median(other.millis()),
					Collections.min(modalis.millis()) / (double) Collections.min(other.millis()),
					median(modalis.cpuMillis()) / median(other.cpuMillis()));
	}

	private static double median(List<Long> values) {
		long[] sorted = values.stream().mapToLong(Long::longValue).sorted().toArray();
		return sorted[sorted.length / 2];
	}
}
