package org.modalis.core.internal.workspace;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import org.eclipse.core.runtime.URIUtil;
import org.eclipse.osgi.service.datalocation.Location;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.log.Logger;
import org.osgi.service.log.LoggerFactory;

/**
 * What Modalis remembers besides history and settings: small text files below the workspace that can be lost without harm. They
 * are written by a thread of their own, each as a whole, so that another process never reads half of one. Threads: any.
 */
@Component(service = WorkspaceFiles.class)
public final class WorkspaceFiles {

	private static final int CLOSING_SECONDS = 3;

	private final Supplier<Path> workspace;
	private final Logger log;
	private final Map<String, String> waiting = new ConcurrentHashMap<>();
	private final ThreadPoolExecutor writer = new ThreadPoolExecutor(1, 1, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(),
			Thread.ofPlatform().daemon().name("modalis-files").factory());

	@Activate
	public WorkspaceFiles(@Reference(target = "(type=osgi.instance.area)") Location workspace,
			@Reference(service = LoggerFactory.class) Logger log) {
		this(() -> path(workspace), log);
	}

	/** @param workspace asked only when a file is needed, because that settles where the workspace is */
	public WorkspaceFiles(Supplier<Path> workspace, Logger log) {
		this.workspace = workspace;
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

	/** The text of a file; empty when there is none or it cannot be read. Blocks on the disk. */
	public Optional<String> read(String name) {
		var newest = waiting.get(name);
		if (newest != null)
			return Optional.of(newest);
		try {
			return Optional.of(Files.readString(workspace.get().resolve(name)));
		} catch (NoSuchFileException e) {
			return Optional.empty();
		} catch (IOException e) {
			log.warn("{} could not be read", name, e);
			return Optional.empty();
		}
	}

	/** Writes a file soon; only the newest text of it counts. Returns at once. */
	public void write(String name, String text) {
		if (waiting.put(name, text) == null && !writer.isShutdown())
			writer.execute(() -> writeNow(name));
	}

	private void writeNow(String name) {
		var text = waiting.remove(name);
		try {
			var file = workspace.get().resolve(name);
			Files.createDirectories(file.getParent());
			var whole = Files.createTempFile(file.getParent(), ".", ".tmp");
			Files.writeString(whole, text);
			Files.move(whole, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
		} catch (IOException e) {
			log.warn("{} could not be written", name, e);
		}
	}

	/** Waits until everything is on disk. */
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
