package org.modalis.core.internal.registry;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

import org.modalis.api.ProviderException;
import org.modalis.api.ProviderException.Kind;
import org.modalis.api.model.ModelInfo;
import org.modalis.api.provider.ModelProvider;
import org.modalis.api.provider.ProviderInfo;
import org.modalis.api.registry.ProviderEntry;
import org.modalis.api.registry.ProviderOrigin;
import org.modalis.api.registry.ProviderState;
import org.modalis.core.internal.provider.CallContextImpl;
import org.modalis.core.internal.provider.CallContexts;
import org.osgi.service.log.Logger;

/**
 * One present provider: asks it for its models in the background and keeps what it said last. A newer question replaces one that
 * is still running, and a provider that does not answer in time is out of reach, whether it heeds the interrupt or not.
 */
final class ProviderWatch {

	private final ModelProvider provider;
	private final ProviderInfo info;
	private final ProviderOrigin origin;
	private final CallContexts contexts;
	private final ScheduledExecutorService timer;
	private final Duration patience;
	private final ModelMemory memory;
	private final BooleanSupplier enabled;
	private final Runnable changed;
	private final Logger log;
	private volatile ProviderEntry entry;
	private volatile String remark = "";
	private Question current;

	/** @param enabled whether the user lets it be used */
	ProviderWatch(ModelProvider provider, CallContexts contexts, ScheduledExecutorService timer, Duration patience,
			ModelMemory memory, BooleanSupplier enabled, Runnable changed, Logger log) {
		this.provider = provider;
		this.info = provider.info();
		this.origin = BundleOrigin.of(provider.getClass());
		this.contexts = contexts;
		this.timer = timer;
		this.patience = patience;
		this.memory = memory;
		this.enabled = enabled;
		this.changed = changed;
		this.log = log;
		entry = entry(ProviderState.Kind.CHECKING, "", List.of());
	}

	ProviderInfo info() {
		return info;
	}

	ProviderEntry entry() {
		return entry;
	}

	ModelProvider provider() {
		return provider;
	}

	/** What to say besides while it is ready; from the next answer on. */
	void remark(String sentence) {
		remark = sentence;
	}

	/** Asks again, in the background; one that is switched off is not asked but for what its bundle knows. */
	synchronized void ask() {
		stop();
		var question = new Question();
		current = question;
		question.thread.start();
	}

	private synchronized void startTheClock(Question question) {
		if (current == question)
			question.limit = timer.schedule(() -> settle(question, ProviderState.Kind.UNREACHABLE,
					"did not answer within " + patience.toSeconds() + " s", entry.models()), patience.toMillis(), TimeUnit.MILLISECONDS);
	}

	/** Ends a question that is still running; its answer is not wanted any more. */
	synchronized void stop() {
		if (current != null) {
			current.thread.interrupt();
			// or the timer would hold on to a provider whose bundle has left
			current.limit.cancel(false);
		}
		current = null;
	}

	private ProviderEntry entry(ProviderState.Kind kind, String detail, List<ModelInfo> models) {
		return new ProviderEntry(provider, info, new ProviderState(kind, detail, contexts.clock().instant()), models, origin);
	}

	private void settle(Question question, ProviderState.Kind kind, String detail, List<ModelInfo> models) {
		synchronized (this) {
			if (current != question)
				return;
			stop();
			entry = entry(kind, detail, models);
		}
		changed.run();
	}

	/** Makes known what the bundle and the memory say, before the vendor is asked. Not done at once, because reading takes time. */
	private void knowBefore(Question question) {
		var own = provider.catalogue();
		var ids = own.stream().map(ModelInfo::id).collect(Collectors.toSet());
		var known = new ArrayList<>(own);
		memory.known(info.id()).stream().filter(model -> !ids.contains(model.id())).forEach(known::add);
		synchronized (this) {
			if (current != question || !entry.models().isEmpty() || known.isEmpty())
				return;
			entry = new ProviderEntry(provider, info, entry.state(), known, origin);
		}
		changed.run();
	}

	/** The vendor's answer, and what it no longer names but once did. */
	private List<ModelInfo> ask(CallContextImpl context) throws ProviderException, InterruptedException {
		var models = provider.models(context).stream().filter(model -> model.id().provider().equals(info.id())).toList();
		var own = provider.catalogue().stream().map(ModelInfo::id).collect(Collectors.toSet());
		return memory.learn(info.id(), models, own, LocalDate.now(contexts.clock()));
	}

	private final class Question {

		private Future<?> limit = CompletableFuture.completedFuture(null);
		private final Thread thread = Thread.ofVirtual().name("modalis-models-" + info.id()).unstarted(this::ask);

		private void ask() {
			var context = contexts.impatient(info);
			try {
				knowBefore(this);
				if (!enabled.getAsBoolean()) {
					settle(this, ProviderState.Kind.DISABLED, "switched off in its settings", entry.models());
					return;
				}
				context.key(); // a person may be asked for a password and shall have time for it
				startTheClock(this);
				var models = ProviderWatch.this.ask(context);
				settle(this, ProviderState.Kind.READY, detail((String.join(" ", context.notes()) + " " + remark).strip()), models);
			} catch (ProviderException e) {
				settle(this, kind(e.kind(), context), detail(context.redaction().clean(e.getMessage())), entry.models());
			} catch (InterruptedException e) {
				settle(this, ProviderState.Kind.UNREACHABLE, "gave up before it answered", entry.models());
			} catch (RuntimeException | LinkageError e) {
				log.error("Provider {} failed when it was asked for its models", info.id(), context.redaction().clean(e));
				settle(this, ProviderState.Kind.FAILING, "ended with an error of its own; see the error log", entry.models());
			}
		}
	}

	private ProviderState.Kind kind(Kind kind, CallContextImpl context) {
		return switch (kind) {
		// of a vendor that has closed its API its page tells; nobody need be warned of it all day
		case NOT_CONFIGURED, RETIRED -> ProviderState.Kind.NOT_CONFIGURED;
		case UNAVAILABLE -> ProviderState.Kind.UNREACHABLE;
		case AUTH -> context.key().isEmpty() ? ProviderState.Kind.NOT_CONFIGURED : ProviderState.Kind.FAILING;
		default -> ProviderState.Kind.FAILING;
		};
	}

	/** A sentence that goes on after the provider's name and before the time: no capital, no full stop. */
	private static String detail(String message) {
		var text = message.strip();
		if (text.endsWith("."))
			text = text.substring(0, text.length() - 1);
		return text.startsWith("Not reachable") ? "n" + text.substring(1) : text;
	}
}
