package org.modalis.studio.chat.internal.compare;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

import org.modalis.api.history.Cost;
import org.modalis.api.history.Message;
import org.modalis.studio.chat.internal.page.MetaLine;

/**
 * What several answers took together. Amounts of different currencies stay apart.
 *
 * @param answers how many there are
 * @param input tokens read, as far as they are known
 * @param output tokens written, as far as they are known
 * @param costs as far as they are known
 * @param priced how many of the answers have a cost
 * @param time that they took one after the other
 */
public record Tally(int answers, long input, long output, Map<Currency, Cost> costs, int priced, Duration time) {

	public Tally {
		costs = Map.copyOf(costs);
	}

	/** Of these answers, those that are still coming left out. */
	public static Tally of(Collection<Message> messages) {
		long input = 0;
		long output = 0;
		int priced = 0;
		Duration time = Duration.ZERO;
		var costs = new LinkedHashMap<Currency, Cost>();
		var ended = messages.stream().filter(message -> message.state() != Message.State.STREAMING).toList();
		for (Message answer : ended) {
			input += answer.usage().known() ? answer.usage().inputTokens() : 0;
			output += answer.usage().known() ? answer.usage().outputTokens() : 0;
			priced += answer.cost().isPresent() ? 1 : 0;
			answer.cost().ifPresent(cost -> costs.merge(cost.currency(), cost, Cost::plus));
			time = time.plus(answer.duration().orElse(Duration.ZERO));
		}
		return new Tally(ended.size(), input, output, costs, priced, time);
	}

	/** For example {@code 7 answers · 3,412 → 2,310 tokens · $0.12 · 43.0 s}. */
	public String words(MetaLine meta) {
		var parts = new ArrayList<String>();
		parts.add(meta.number(answers) + (answers == 1 ? " answer" : " answers"));
		if (input + output > 0)
			parts.add(meta.number(input) + " → " + meta.number(output) + " tokens");
		if (priced > 0)
			parts.add(costs.values().stream().map(meta::money).collect(Collectors.joining(" + "))
					+ (priced < answers ? " for " + meta.number(priced) + " of them" : ""));
		if (!time.isZero())
			parts.add(meta.seconds(time));
		return String.join(" · ", parts);
	}
}
