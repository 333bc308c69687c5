import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** Runs the product with a bundle that measures from inside; run as {@code WindowBench PRODUCT SCRATCH SOURCES [SECONDS-OF-SOAK]}. */
public class WindowBench {

	public static void main(String[] args) throws Exception {
		Path scratch = Files.createDirectories(Path.of(args[1]).toAbsolutePath());
		var product = BenchProduct.copyOf(Path.of(args[0]).toAbsolutePath(), scratch.resolve("window"))
				.with(Path.of(args[2]).toAbsolutePath(), "org.modalis.bench.window", line -> true);
		var launch = product.launch(scratch.resolve("workspace-window")).inheritIO();
		int soak = args.length > 3 ? Integer.parseInt(args[3]) : 0;
		if (soak > 0)
			launch.environment().put("MODALIS_SOAK_SECONDS", args[3]);
		var process = launch.start();
		if (!process.waitFor(10 + soak / 60, TimeUnit.MINUTES)) {
			process.destroyForcibly();
			throw new IllegalStateException("The bench inside the window did not end in time");
		}
	}
}
