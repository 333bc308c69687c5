package org.modalis.cli.internal;

import java.math.MathContext;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

import org.modalis.api.attachment.FileTokens;
import org.modalis.api.chat.Question;
import org.modalis.api.history.HistoryException;
import org.modalis.api.history.HistoryStore;
import org.modalis.api.model.ModelInfo;
import org.modalis.api.model.Money;
import org.modalis.api.provider.ChatParameters;
import org.modalis.api.usage.UsageLedger;

/**
 * What a question costs at most, before it is asked: its words at four characters a token, its files as they
 * would reach the model, and the longest answer.
 *
 * @param model who would answer
 * @param input estimated tokens of everything that is sent
 * @param output the longest answer, as asked for or as the model's limit is; empty when nobody says
 * @param files estimated tokens of the files among them
 * @param cost empty when a figure is missing
 */
record CostEstimate(ModelInfo model, long input, OptionalLong output, long files, Optional<Money> cost) {

	private static final int PAGE = 200;

	/** @param earlier characters of the thread that go along */
	static CostEstimate of(Question question, ChatParameters parameters, ModelInfo model, long earlier, UsageLedger ledger) {
		long chars = earlier + question.text().length() + parameters.system().length()
				+ question.tools().stream().mapToLong(tool -> tool.toString().length()).sum();
		long files = question.files().stream().mapToLong(file -> FileTokens.of(file, model)).sum();
		long input = FileTokens.ofChars(chars) + files;
		var asked = parameters.maxOutputTokens();
		var output = asked.isPresent() ? OptionalLong.of(asked.getAsInt()) : model.maxOutputTokens();
		return new CostEstimate(model, input, output, files,
				output.isPresent() ? ledger.estimate(model, input, output.getAsLong()) : Optional.empty());
	}

	/** How many characters a thread's shown branch has. */
	static long length(HistoryStore history, UUID thread) throws HistoryException {
		long chars = 0;
		var page = history.lastMessages(thread, PAGE);
		while (!page.isEmpty()) {
			chars += page.stream().mapToLong(message -> message.text().length()).sum();
			page = page.size() < PAGE ? page.subList(0, 0) : history.messagesBefore(page.getFirst().id(), PAGE);
		}
		return chars;
	}

	String sentence() {
		var answer = output.isPresent() ? "an answer of at most " + output.getAsLong() + " tokens" : "an answer of unknown length";
		var amount = cost.map(money -> "at most about " + rounded(money)).orElse("an amount that nobody can tell");
		return "≈ " + input + " tokens and " + answer + " from " + model.displayName() + " cost " + amount + "."
				+ (files > 0 ? " The files take ≈ " + files + " tokens of that." : "");
	}

	private static String rounded(Money money) {
		var two = money.amount().round(new MathContext(2, RoundingMode.UP)).stripTrailingZeros();
		return two.toPlainString() + " " + money.currency().getCurrencyCode();
	}

	Map<String, Object> document() {
		var map = new LinkedHashMap<String, Object>();
		map.put("model", model.id().toString());
		map.put("inputTokens", input);
		map.put("maxOutputTokens", output.isPresent() ? output.getAsLong() : null);
		map.put("fileTokens", files);
		map.put("cost", cost.map(Json::of).orElse(null));
		return map;
	}
}
