package org.modalis.testkit;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.modalis.api.history.Conversation;
import org.modalis.api.history.Cost;
import org.modalis.api.history.HistoryException;
import org.modalis.api.history.Message;
import org.modalis.api.history.Totals;
import org.modalis.api.history.UsageLine;
import org.modalis.api.history.UsageStore;
import org.modalis.api.model.ModelId;
import org.modalis.api.model.Usage;

/** What was used, of an {@link InMemoryHistoryStore}. */
final class InMemoryUsage implements UsageStore {

	private record Entry(Instant finished, Optional<ModelId> model, Usage usage, Optional<Cost> cost) {
	}

	private record Group(YearMonth month, String model, String currency) {
	}

	private final InMemoryHistoryStore store;
	private final List<Entry> entries = new CopyOnWriteArrayList<>();

	InMemoryUsage(InMemoryHistoryStore store) {
		this.store = store;
	}

	void record(Message answer, Instant now) {
		entries.add(new Entry(now, answer.model(), answer.usage(), answer.cost()));
	}

	/** The conversation with its totals after an answer. */
	static Conversation added(Conversation c, Message answer) {
		Totals old = c.totals();
		var totals = new Totals(old.messages(), old.inputTokens() + answer.usage().inputTokens(),
				old.outputTokens() + answer.usage().outputTokens(), sum(Stream.concat(old.costs().stream(), answer.cost().stream())));
		return new Conversation(c.id(), c.title(), c.model(), c.leaf(), c.temporary(), c.filing(), c.origin(), totals, c.created(),
				c.updated());
	}

	@Override
	public void record(UUID conversation, Message answer) throws HistoryException {
		store.used(conversation, answer);
	}

	private static List<Cost> sum(Stream<Cost> costs) {
		var byCurrency = new TreeMap<String, Cost>();
		costs.forEach(cost -> byCurrency.merge(cost.currency().getCurrencyCode(), cost, Cost::plus));
		return List.copyOf(byCurrency.values());
	}

	@Override
	public List<UsageLine> report(ZonedDateTime from, ZonedDateTime until) {
		var groups = entries.stream()
				.filter(entry -> !entry.finished().isBefore(from.toInstant()) && entry.finished().isBefore(until.toInstant()))
				.collect(Collectors.groupingBy(entry -> new Group(YearMonth.from(entry.finished().atZone(from.getZone())),
						entry.model().map(ModelId::toString).orElse("~"),
						entry.cost().map(Cost::currency).map(Currency::getCurrencyCode).orElse("~"))));
		var lines = new ArrayList<UsageLine>();
		groups.entrySet().stream().sorted(Comparator.comparing(group -> group.getKey().month() + " " + group.getKey().model() + " "
				+ group.getKey().currency())).forEach(group -> lines.add(line(group.getKey().month(), group.getValue())));
		return List.copyOf(lines);
	}

	private static UsageLine line(YearMonth month, List<Entry> group) {
		Usage all = group.stream().map(Entry::usage).reduce(Usage.UNKNOWN,
				(a, b) -> new Usage(a.inputTokens() + b.inputTokens(), a.cachedInputTokens() + b.cachedInputTokens(),
						a.outputTokens() + b.outputTokens(), a.reasoningTokens() + b.reasoningTokens(), a.known() || b.known()));
		return new UsageLine(month, group.getFirst().model(), group.size(), all,
				sum(group.stream().flatMap(entry -> entry.cost().stream())).stream().findFirst());
	}
}
