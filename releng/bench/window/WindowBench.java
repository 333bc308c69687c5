import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** Runs the product with a bundle that measures from inside; run as {@code WindowBench PRODUCT SCRATCH SOURCES}. */
public class WindowBench {

	public static void main(String[] args) throws Exception {
		Path scratch = Files.createDirectories(Path.of(args[1]).toAbsolutePath());
		var product = BenchProduct.copyOf(Path.of(args[0]).toAbsolutePath(), scratch.resolve("window"))
				.with(Path.of(args[2]).toAbsolutePath(), "org.modalis.bench.window", line -> true);
		var process = product.launch(scratch.resolve("workspace-window")).inheritIO().start();
		if (!process.waitFor(10, TimeUnit.MINUTES)) {
			process.destroyForcibly();
			throw new IllegalStateException("The bench inside the window did not end within 10 minutes");
		}
	}
}
