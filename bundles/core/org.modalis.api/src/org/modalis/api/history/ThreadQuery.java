package org.modalis.api.history;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

import org.modalis.api.model.ModelId;

/**
 * Which threads, and in which order. Begin with {@link #ALL} and narrow it; everything that is set must hold.
 *
 * @param title a part of the title, in whatever case; empty text for any
 * @param provider the provider of the model that answers next
 * @param model the model that answers next
 * @param folder the folder it is in
 * @param pinned whether it is pinned
 * @param archived whether it is archived
 * @param from the earliest time at which a message was last added
 * @param until the first time after that range
 * @param attachments whether a message has a file attached; empty for either
 * @param minCost the least that its answers cost, in that currency
 * @param order which comes first
 */
public record ThreadQuery(String title, Optional<String> provider, Optional<ModelId> model, Optional<String> folder,
		Optional<Boolean> pinned, Optional<Boolean> archived, Optional<Instant> from, Optional<Instant> until,
		Optional<Boolean> attachments, Optional<Cost> minCost, Order order) {

	/** Which comes first. */
	public enum Order {
		/** The one with the newest message. */
		UPDATED,
		/** The one made last. */
		CREATED,
		/** By title, in whatever case. */
		TITLE,
		/** The dearest; of several currencies the highest number counts, as nothing is converted. */
		COST
	}

	/** Every thread, the one with the newest message first. */
	public static final ThreadQuery ALL = new ThreadQuery("", Optional.empty(), Optional.empty(), Optional.empty(),
			Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
			Order.UPDATED);

	public ThreadQuery {
		Objects.requireNonNull(title);
		Objects.requireNonNull(provider);
		Objects.requireNonNull(model);
		Objects.requireNonNull(folder);
		Objects.requireNonNull(pinned);
		Objects.requireNonNull(archived);
		Objects.requireNonNull(from);
		Objects.requireNonNull(until);
		Objects.requireNonNull(attachments);
		Objects.requireNonNull(minCost);
		Objects.requireNonNull(order);
	}

	public ThreadQuery title(String part) {
		return new ThreadQuery(part, provider, model, folder, pinned, archived, from, until, attachments, minCost, order);
	}

	public ThreadQuery provider(String id) {
		return new ThreadQuery(title, Optional.of(id), model, folder, pinned, archived, from, until, attachments, minCost, order);
	}

	public ThreadQuery model(ModelId id) {
		return new ThreadQuery(title, provider, Optional.of(id), folder, pinned, archived, from, until, attachments, minCost, order);
	}

	public ThreadQuery folder(String name) {
		return new ThreadQuery(title, provider, model, Optional.of(name), pinned, archived, from, until, attachments, minCost, order);
	}

	public ThreadQuery pinned(boolean is) {
		return new ThreadQuery(title, provider, model, folder, Optional.of(is), archived, from, until, attachments, minCost, order);
	}

	public ThreadQuery archived(boolean is) {
		return new ThreadQuery(title, provider, model, folder, pinned, Optional.of(is), from, until, attachments, minCost, order);
	}

	/** @param end not in the range any more */
	public ThreadQuery updatedBetween(Instant start, Instant end) {
		return new ThreadQuery(title, provider, model, folder, pinned, archived, Optional.of(start), Optional.of(end), attachments,
				minCost, order);
	}

	public ThreadQuery attachments(boolean has) {
		return new ThreadQuery(title, provider, model, folder, pinned, archived, from, until, Optional.of(has), minCost, order);
	}

	public ThreadQuery minCost(Cost least) {
		return new ThreadQuery(title, provider, model, folder, pinned, archived, from, until, attachments, Optional.of(least), order);
	}

	public ThreadQuery order(Order by) {
		return new ThreadQuery(title, provider, model, folder, pinned, archived, from, until, attachments, minCost, by);
	}
}
