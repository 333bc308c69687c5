package org.modalis.studio.chat.internal.compare;

import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import org.modalis.api.chat.ChatRunner;
import org.modalis.api.history.HistoryService;
import org.modalis.api.registry.ModelRegistry;
import org.modalis.api.settings.Settings;
import org.modalis.api.usage.UsageLedger;
import org.modalis.studio.chat.internal.session.ChatSession;
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
	private final Consumer<UUID> open;

	@Activate
	public Comparing(@Reference HistoryService history, @Reference ChatRunner runner, @Reference ModelRegistry registry,
			@Reference Settings settings, @Reference UsageLedger ledger, @Reference ChatSession session) {
		this(history, runner, registry, settings, ledger, session::open);
	}

	/** @param open shows a thread in the window */
	Comparing(HistoryService history, ChatRunner runner, ModelRegistry registry, Settings settings, UsageLedger ledger, Consumer<UUID> open) {
		this.history = history;
		this.runner = runner;
		this.registry = registry;
		this.settings = settings;
		this.ledger = ledger;
		this.open = open;
	}

	/**
	 * A comparison in a thread.
	 *
	 * @param thread empty for a new one, which comes into the history with the first question
	 * @param question one that is there already and is to be answered by more models; empty for a new one at the end
	 */
	public Comparison compare(Optional<UUID> thread, Optional<UUID> question) {
		return new Comparison(this, thread, question, steps("comparison"), soon());
	}

	/** A replay of the branch that a thread shows. */
	public Replay replay(UUID thread) {
		return new Replay(this, thread, steps("replay"), soon());
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

	void open(UUID thread) {
		open.accept(thread);
	}
}
