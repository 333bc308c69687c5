package org.modalis.bench.window;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.eclipse.swt.widgets.Display;

/**
 * What a program holds at a moment.
 *
 * @param heap bytes after a collection
 * @param widgets every widget that the display knows, by class
 * @param resources fonts, images and the like that nobody has given back, by class
 * @param threads of Java
 * @param resident this process's memory, in KB
 * @param webView that of the web view's processes
 */
record Remains(long heap, Map<String, Integer> widgets, Map<String, Integer> resources, int threads, long resident, long webView) {

	static Remains of(Display display) throws Exception {
		long heap = Long.MAX_VALUE;
		for (int i = 0; i < 4; i++) {
			System.gc();
			Thread.sleep(300);
			heap = Math.min(heap, ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
		}
		Map<String, Integer> widgets = new TreeMap<>();
		Map<String, Integer> resources = new TreeMap<>();
		display.syncExec(() -> {
			widgets.putAll(byClass(widgets(display)));
			resources.putAll(byClass(Stream.of(display.getDeviceData().objects)));
		});
		long web = ProcessHandle.current().descendants().mapToLong(process -> resident(process.pid())).sum();
		return new Remains(heap, widgets, resources, ManagementFactory.getThreadMXBean().getThreadCount(), resident(ProcessHandle.current().pid()), web);
	}

	/** Every one has a handle of the window system; the display's own table is the only list of them all. */
	private static Stream<?> widgets(Display display) {
		try {
			Field table = Display.class.getDeclaredField("widgetTable");
			table.setAccessible(true);
			return Arrays.stream((Object[]) table.get(display)).filter(Objects::nonNull).distinct();
		} catch (ReflectiveOperationException e) {
			throw new IllegalStateException(e);
		}
	}

	private static Map<String, Integer> byClass(Stream<?> all) {
		return all.filter(Objects::nonNull).collect(Collectors.toMap(each -> each.getClass().getSimpleName(), each -> 1, Integer::sum, TreeMap::new));
	}

	private static long resident(long pid) {
		try (Stream<String> lines = Files.lines(Path.of("/proc", Long.toString(pid), "status"))) {
			return lines.filter(line -> line.startsWith("VmRSS:")).mapToLong(line -> Long.parseLong(line.replaceAll("\\D", ""))).findFirst().orElse(0);
		} catch (IOException e) {
			return 0;
		} catch (UncheckedIOException e) {
			return 0; // it has just ended
		}
	}

	static int sum(Map<String, Integer> counts) {
		return counts.values().stream().mapToInt(Integer::intValue).sum();
	}

	/** What is more or less than before, by class. */
	static String difference(Map<String, Integer> before, Map<String, Integer> now) {
		var all = new TreeMap<String, Integer>(now);
		before.forEach((name, count) -> all.merge(name, -count, Integer::sum));
		all.values().removeIf(count -> count == 0);
		return all.toString();
	}

	@Override
	public String toString() {
		return String.format(Locale.ROOT, "heap %,d KB, %d widgets, %d resources, %d threads; resident %,d MB, web view %,d MB", heap / 1024, sum(widgets),
				sum(resources), threads, resident / 1024, webView / 1024);
	}
}
