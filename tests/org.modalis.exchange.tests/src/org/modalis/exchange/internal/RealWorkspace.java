package org.modalis.exchange.internal;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.eclipse.core.runtime.Platform;
import org.eclipse.osgi.service.datalocation.Location;
import org.modalis.api.exchange.ExchangeProgress;
import org.modalis.api.exchange.ImportReport;
import org.modalis.api.exchange.MarkdownHtml;
import org.modalis.api.exchange.WorkspaceBackup;
import org.modalis.api.history.Conversation;
import org.modalis.api.history.HistoryCopies;
import org.modalis.api.history.HistoryException;
import org.modalis.api.history.HistoryService;
import org.modalis.api.history.HistoryStore;
import org.modalis.api.history.Message;
import org.modalis.testkit.InMemorySettings;

/** A workspace in a folder, with the real history and the real drawing of answers, as the framework would put them together. */
final class RealWorkspace implements AutoCloseable {

	final Path folder;
	final InMemorySettings settings = new InMemorySettings();
	final HistoryService history;
	final ThreadExchangeImpl exchange;
	final WorkspaceBackup backup;

	RealWorkspace(Path folder) {
		this.folder = folder;
		Location location = location(folder);
		history = made("org.modalis.history.derby", "org.modalis.history.derby.internal.DerbyHistoryService", HistoryService.class, location);
		exchange = new ThreadExchangeImpl(history,
				List.of(made("org.modalis.studio.chat", "org.modalis.studio.chat.internal.page.MarkdownDocument", MarkdownHtml.class)));
		backup = new WorkspaceBackupImpl(history, (HistoryCopies) history, settings, location);
	}

	private static Location location(Path folder) {
		return (Location) Proxy.newProxyInstance(RealWorkspace.class.getClassLoader(), new Class<?>[] { Location.class }, (proxy, method, arguments) -> {
			if (!method.getName().equals("getURL"))
				throw new UnsupportedOperationException(method.getName());
			Files.createDirectories(folder);
			return folder.toUri().toURL();
		});
	}

	/** What declarative services would make; its class is nobody's to see. */
	static <T> T made(String bundle, String name, Class<T> as, Object... arguments) {
		try {
			return as.cast(Platform.getBundle(bundle).loadClass(name).getConstructors()[0].newInstance(arguments));
		} catch (InvocationTargetException e) {
			throw new IllegalStateException(e.getCause());
		} catch (ReflectiveOperationException e) {
			throw new IllegalStateException(e);
		}
	}

	HistoryStore store() throws HistoryException {
		return history.open();
	}

	Conversation thread(String title) throws HistoryException {
		return store().conversations().stream().filter(thread -> thread.title().equals(title)).findFirst().orElseThrow();
	}

	List<Message> shown(String title) throws HistoryException {
		return store().lastMessages(thread(title).id(), Integer.MAX_VALUE);
	}

	List<String> texts(String title) throws HistoryException {
		return shown(title).stream().map(Message::text).toList();
	}

	List<UUID> ids() throws HistoryException {
		return store().conversations().stream().map(Conversation::id).toList();
	}

	ImportReport read(Path... files) throws Exception {
		return exchange.read(List.of(files), ExchangeProgress.NONE);
	}

	Optional<Conversation> conversation(UUID id) throws HistoryException {
		return store().conversation(id);
	}

	@Override
	public void close() {
		try {
			history.getClass().getMethod("close").invoke(history);
		} catch (ReflectiveOperationException e) {
			throw new IllegalStateException(e);
		}
	}

	static Path write(Path file, String text) throws IOException {
		Files.createDirectories(file.getParent());
		return Files.writeString(file, text);
	}
}
