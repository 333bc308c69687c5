package org.modalis.studio.chat.internal.prompts;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

import org.modalis.api.Subscription;
import org.modalis.api.history.HistoryException;
import org.modalis.api.history.HistoryService;
import org.modalis.api.history.Prompt;
import org.modalis.api.history.PromptQuery;
import org.modalis.api.history.PromptStore;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/**
 * The prompts as the studio uses them: all in memory, changed on a thread of the library. Threads: any; every method returns at
 * once. A change that fails ends its future with a {@link PromptException}.
 */
@Component(service = PromptLibrary.class)
public final class PromptLibrary {

	private static final int MOST = 10_000;
	private static final long LONGEST_FILE = 50_000_000;

	private final HistoryService service;
	private final ExecutorService work = Executors.newSingleThreadExecutor(Thread.ofVirtual().name("prompts").factory());
	private final List<Consumer<List<Prompt>>> listeners = new CopyOnWriteArrayList<>();
	private volatile List<Prompt> all = List.of();
	private Optional<PromptStore> store = Optional.empty();
	private Optional<Subscription> changes = Optional.empty();

	@Activate
	public PromptLibrary(@Reference HistoryService service) {
		this.service = service;
	}

	@Deactivate
	void close() {
		work.execute(() -> changes.ifPresent(Subscription::close));
		work.shutdown();
	}

	/** A step that may block. */
	private interface Step<T> {
		T run(PromptStore prompts) throws HistoryException;
	}

	private <T> CompletableFuture<T> step(Step<T> step) {
		return CompletableFuture.supplyAsync(() -> {
			try {
				return step.run(opened());
			} catch (HistoryException e) {
				throw new PromptException(e.getMessage());
			}
		}, work);
	}

	/** Only on the library's thread. */
	private PromptStore opened() throws HistoryException {
		if (store.isEmpty()) {
			PromptStore opened = service.open().prompts();
			store = Optional.of(opened);
			changes = Optional.of(opened.onChange(this::changed));
			read(opened);
		}
		return store.get();
	}

	private void changed() {
		step(prompts -> {
			read(prompts);
			return all;
		});
	}

	private void read(PromptStore from) throws HistoryException {
		all = List.copyOf(from.list(PromptQuery.ALL, 0, MOST));
		listeners.forEach(listener -> listener.accept(all));
	}

	/** The newest versions by name, as far as they have been read; reading begins with the first listener. */
	public List<Prompt> all() {
		return all;
	}

	/** Calls the listener with all prompts after each change, from the library's thread, until the handle is closed. */
	public Subscription onChange(Consumer<List<Prompt>> listener) {
		listeners.add(listener);
		step(prompts -> {
			listener.accept(all);
			return all;
		});
		return () -> listeners.remove(listener);
	}

	/** Those to offer for what was typed, at most so many: whose name begins so first, then where it is within the name or a tag. */
	public List<Prompt> offer(String typed, int most) {
		String words = typed.toLowerCase(Locale.ROOT);
		return all.stream().filter(prompt -> rank(prompt, words) < 4).sorted((a, b) -> rank(a, words) - rank(b, words)).limit(most).toList();
	}

	private static int rank(Prompt prompt, String words) {
		String name = prompt.name().toLowerCase(Locale.ROOT);
		if (name.startsWith(words))
			return prompt.favourite() ? 0 : 1;
		return name.contains(words) ? 2 : prompt.tags().stream().anyMatch(tag -> tag.toLowerCase(Locale.ROOT).contains(words)) ? 3 : 4;
	}

	/** Saves a new version, or a new prompt. */
	public CompletableFuture<Prompt> save(Prompt prompt) {
		return step(prompts -> prompts.save(prompt));
	}

	public CompletableFuture<Void> setFavourite(UUID prompt, boolean favourite) {
		return step(prompts -> {
			prompts.setFavourite(prompt, favourite);
			return null;
		});
	}

	/** Deletes a prompt with all its versions. */
	public CompletableFuture<Void> delete(UUID prompt) {
		return step(prompts -> {
			prompts.delete(prompt);
			return null;
		});
	}

	/** Every version of a prompt, the newest first. */
	public CompletableFuture<List<Prompt>> versions(UUID prompt) {
		return step(prompts -> prompts.history(prompt));
	}

	/** Writes all prompts with their versions into a file. Returns how many. */
	public CompletableFuture<Integer> exportTo(Path file) {
		return step(prompts -> {
			try {
				Files.writeString(file, new PromptFile(prompts).write());
				return all.size();
			} catch (IOException e) {
				throw new PromptException("The file could not be written: check the folder and the room on the disk. Nothing in the library changed.");
			}
		});
	}

	/** Adds what a file has and the library has not. */
	public CompletableFuture<PromptImport> importFrom(Path file) {
		return step(prompts -> {
			try {
				return Files.size(file) > LONGEST_FILE ? PromptImport.unreadable() : new PromptFile(prompts).read(Files.readString(file));
			} catch (MalformedInputException e) {
				return PromptImport.unreadable();
			} catch (IOException e) {
				throw new PromptException("The file could not be read. Nothing was imported.");
			}
		});
	}
}
