package org.modalis.studio.chat.internal.compare;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import org.modalis.api.attachment.AttachmentReader;
import org.modalis.api.chat.ChatRunner;
import org.modalis.api.history.Conversation;
import org.modalis.api.history.HistoryException;
import org.modalis.api.history.HistoryService;
import org.modalis.api.history.HistoryStore;
import org.modalis.api.registry.ModelRegistry;
import org.modalis.api.settings.Settings;
import org.modalis.api.usage.UsageLedger;
import org.modalis.studio.chat.internal.session.ChatSession;
import org.modalis.studio.chat.internal.session.ReplayNote;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Sets one model beside another: makes comparisons and replays. Threads: any. */
@Component(service = Comparing.class)
public final class Comparing {

	private final HistoryService history;
	private final ChatRunner runner;
	private final ModelRegistry registry;
	private final Settings settings;
	private final UsageLedger ledger;
	private final AttachmentReader reader;
	private final Consumer<UUID> open;

	@Activate
	public Comparing(@Reference HistoryService history, @Reference ChatRunner runner, @Reference ModelRegistry registry,
			@Reference Settings settings, @Reference UsageLedger ledger, @Reference AttachmentReader reader, @Reference ChatSession session) {
		this(history, runner, registry, settings, ledger, reader, session::open);
	}

	/** @param open shows a thread in the window */
	Comparing(HistoryService history, ChatRunner runner, ModelRegistry registry, Settings settings, UsageLedger ledger, AttachmentReader reader,
			Consumer<UUID> open) {
		this.history = history;
		this.runner = runner;
		this.registry = registry;
		this.settings = settings;
		this.ledger = ledger;
		this.reader = reader;
		this.open = open;
	}

	/**
	 * A comparison in a thread.
	 *
	 * @param thread empty for a new one, which comes into the history with the first question
	 * @param message a question that is there already, or one of its answers: more models answer it beside those; empty for a new
	 *        question at the end
	 */
	public Comparison compare(Optional<UUID> thread, Optional<UUID> message) {
		return new Comparison(this, thread, message, steps("comparison"), soon());
	}

	/** A replay of the branch that a thread shows. */
	public Replay replay(UUID thread) {
		return new Replay(this, thread, false, steps("replay"), soon());
	}

	/** A replay that was made before, beside its original. */
	public Replay again(UUID thread) {
		return new Replay(this, thread, true, steps("replay"), soon());
	}

	/**
	 * Hands over the threads that replays made of a thread, the newest first, on a thread of its own; of a thread that a replay made
	 * that one alone.
	 */
	public void replays(Conversation of, Consumer<List<Conversation>> then) {
		Thread.ofVirtual().name("replays").start(() -> then.accept(replays(of)));
	}

	private List<Conversation> replays(Conversation of) {
		try {
			HistoryStore store = history.open();
			if (ReplayNote.of(store, of.id()).isPresent())
				return List.of(of);
			var all = new ArrayList<Conversation>();
			for (Conversation each : store.conversations())
				if (each.origin().filter(origin -> origin.conversation().equals(of.id())).isPresent() && ReplayNote.of(store, each.id()).isPresent())
					all.add(each);
			return all.stream().sorted(Comparator.comparing(Conversation::created).reversed()).toList();
		} catch (HistoryException e) {
			return List.of(); // the window says of the history what is to be said
		}
	}

	private static Executor steps(String name) {
		return Executors.newSingleThreadExecutor(Thread.ofVirtual().name(name).factory());
	}

	private static Executor soon() {
		return CompletableFuture.delayedExecutor(30, TimeUnit.MILLISECONDS);
	}

	HistoryService history() {
		return history;
	}

	ChatRunner runner() {
		return runner;
	}

	ModelRegistry registry() {
		return registry;
	}

	Settings settings() {
		return settings;
	}

	UsageLedger ledger() {
		return ledger;
	}

	AttachmentReader reader() {
		return reader;
	}

	void open(UUID thread) {
		open.accept(thread);
	}
}
