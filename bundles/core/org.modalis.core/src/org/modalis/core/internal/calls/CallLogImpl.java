package org.modalis.core.internal.calls;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

import org.eclipse.core.runtime.URIUtil;
import org.eclipse.osgi.service.datalocation.Location;
import org.modalis.api.Subscription;
import org.modalis.api.transport.CallLog;
import org.modalis.api.transport.CallRecord;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.log.Logger;
import org.osgi.service.log.LoggerFactory;

/**
 * The record in {@code calls/} of the workspace, written by one thread of its own: a call never waits for the disk. A record that
 * cannot be written is said in the log, once. The workspace is asked for at the first record, because asking settles where it is.
 */
@Component(service = { CallLog.class, CallLogImpl.class })
public final class CallLogImpl implements CallLog {

	private static final long MOST_BYTES = 64L << 20;
	private static final int PRUNE_EVERY = 1_000;
	private static final long CLOSING_SECONDS = 3;

	private final Supplier<Path> folder;
	private final long mostBytes;
	private final Logger log;
	private final List<Consumer<CallRecord>> listeners = new CopyOnWriteArrayList<>();
	private final ThreadPoolExecutor writer = new ThreadPoolExecutor(1, 1, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(),
			Thread.ofPlatform().daemon().name("modalis-calls").factory());
	private CallFiles files;
	private int written;
	private boolean complained;

	@Activate
	public CallLogImpl(@Reference(target = "(type=osgi.instance.area)") Location workspace,
			@Reference(service = LoggerFactory.class) Logger log) {
		this(() -> path(workspace).resolve("calls"), MOST_BYTES, log);
	}

	/** @param mostBytes how large all files may be together */
	public CallLogImpl(Supplier<Path> folder, long mostBytes, Logger log) {
		this.folder = folder;
		this.mostBytes = mostBytes;
		this.log = log;
		writer.allowCoreThreadTimeOut(true);
	}

	private static Path path(Location workspace) {
		if (workspace.getURL() == null)
			throw new IllegalStateException("The program was started without a workspace");
		try {
			return URIUtil.toFile(URIUtil.toURI(workspace.getURL())).toPath();
		} catch (URISyntaxException e) {
			throw new IllegalStateException("Not a folder: " + workspace.getURL(), e);
		}
	}

	/** Keeps a call, in the background. */
	public void add(CallRecord call) {
		try {
			writer.execute(() -> write(call));
		} catch (RejectedExecutionException e) {
			log.warn("A call to {} ended after the record of calls was closed", call.host());
		}
	}

	private void write(CallRecord call) {
		try {
			files().append(YearMonth.from(call.when().atOffset(ZoneOffset.UTC)), CallText.json(call));
			if (written++ % PRUNE_EVERY == 0)
				files().prune(YearMonth.now(ZoneOffset.UTC));
		} catch (IOException | RuntimeException e) {
			if (!complained)
				log.error("What left this machine could not be written down", e);
			complained = true;
		}
		tell(call);
	}

	private void tell(CallRecord call) {
		for (var listener : listeners)
			try {
				listener.accept(call);
			} catch (RuntimeException | LinkageError e) {
				log.error("A listener of the record of calls failed", e);
			}
	}

	private synchronized CallFiles files() {
		if (files == null)
			files = new CallFiles(folder.get(), mostBytes);
		return files;
	}

	@Override
	public List<CallRecord> recent(int atMost) throws IOException {
		settle();
		var newest = new ArrayList<CallRecord>();
		for (var month : files().months().reversed())
			for (var line : files().newestFirst(month)) {
				if (newest.size() >= atMost)
					return newest;
				CallText.parse(line).ifPresent(newest::add);
			}
		return newest;
	}

	@Override
	public void forEach(Instant since, Consumer<CallRecord> reader) throws IOException {
		each(since, reader::accept);
	}

	private interface Reader {
		void take(CallRecord call) throws IOException;
	}

	private void each(Instant since, Reader reader) throws IOException {
		settle();
		var first = YearMonth.from(since.atOffset(ZoneOffset.UTC));
		for (var month : files().months())
			if (month.compareTo(first) >= 0)
				read(files().file(month), since, reader);
	}

	private static void read(Path file, Instant since, Reader reader) throws IOException {
		try (var lines = Files.newBufferedReader(file)) {
			for (var line = lines.readLine(); line != null; line = lines.readLine()) {
				var call = CallText.parse(line);
				if (call.isPresent() && !call.get().when().isBefore(since))
					reader.take(call.get());
			}
		} catch (NoSuchFileException e) {
			// it was pruned meanwhile
		}
	}

	@Override
	public Subscription onChange(Consumer<CallRecord> listener) {
		// wrapped, so that the same listener may be registered twice and each handle takes away its own
		Consumer<CallRecord> own = listener::accept;
		listeners.add(own);
		return () -> listeners.remove(own);
	}

	@Override
	public void exportCsv(Instant since, Appendable to) throws IOException {
		to.append(CallText.CSV_HEAD);
		each(since, call -> to.append(CallText.csv(call)));
	}

	@Override
	public void exportJson(Instant since, Appendable to) throws IOException {
		var before = new String[] { "[\n  " };
		each(since, call -> {
			to.append(before[0]).append(CallText.json(call));
			before[0] = ",\n  ";
		});
		to.append(before[0].startsWith("[") ? "[]\n" : "\n]\n");
	}

	@Override
	public void clear() throws IOException {
		settle();
		files().clear();
	}

	/** Waits until what was added so far is written. */
	private void settle() throws IOException {
		try {
			writer.submit(() -> {
			}).get();
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new IOException("Interrupted while the record of calls was written", e);
		} catch (ExecutionException e) {
			throw new IllegalStateException(e.getCause());
		} catch (RejectedExecutionException e) {
			// closed: all is written
		}
	}

	/** Writes what is still waiting. */
	@Deactivate
	public void close() {
		writer.shutdown();
		try {
			writer.awaitTermination(CLOSING_SECONDS, TimeUnit.SECONDS);
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
		}
	}
}
