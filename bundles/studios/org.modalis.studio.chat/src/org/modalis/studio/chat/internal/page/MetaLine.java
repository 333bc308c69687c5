package org.modalis.studio.chat.internal.page;

import java.math.BigDecimal;
import java.math.MathContext;
import java.text.NumberFormat;
import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.modalis.api.history.Attachment;
import org.modalis.api.history.Cost;
import org.modalis.api.history.Message;

/** The figures of an answer in words (time, tokens, cost, how long it took), and what else a message says of itself. Immutable; any thread. */
public final class MetaLine {

	private final Locale locale;
	private final ZoneId zone;

	public MetaLine(Locale locale, ZoneId zone) {
		this.locale = locale;
		this.zone = zone;
	}

	/**
	 * The figures that are known, for example {@code 12:41}, {@code 412 → 286 tokens},
	 * {@code $0.0037}, {@code first token 0.6 s · 4.1 s}.
	 */
	public List<String> of(Message answer) {
		var parts = new ArrayList<String>();
		parts.add(DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT).localizedBy(locale).format(answer.created().atZone(zone)));
		if (answer.state() == Message.State.STREAMING)
			parts.add("answering…");
		if (answer.usage().known())
			parts.add(number(answer.usage().inputTokens()) + " → " + number(answer.usage().outputTokens()) + " tokens");
		answer.cost().map(this::money).ifPresent(parts::add);
		var times = new ArrayList<String>();
		answer.firstToken().ifPresent(time -> times.add("first token " + seconds(time)));
		answer.duration().ifPresent(time -> times.add(seconds(time)));
		if (!times.isEmpty())
			parts.add(String.join(" · ", times));
		return parts;
	}

	/** The name of the model that wrote it. */
	public static String model(Message answer) {
		return answer.modelName().isBlank() ? answer.model().map(id -> id.name()).orElse("Answer") : answer.modelName();
	}

	/** Why an answer is not complete, or what it lacks; empty text when there is nothing to say. */
	public static String note(Message message) {
		return message.note().isBlank() ? switch (message.state()) {
		case STOPPED -> "Stopped. What had come is kept.";
		case FAILED -> "The answer failed. What had come is kept; send the question again to retry.";
		case INTERRUPTED -> "Modalis ended while this answer was coming. What had been saved is kept; ask again for the rest.";
		case STREAMING, COMPLETE -> "";
		} : message.note();
	}

	/** A file's name without the characters that could make it read as another one. */
	public static String fileName(Attachment file) {
		return file.fileName().replaceAll("[\\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]", "");
	}

	/** A size in bytes, for example {@code 412 B} or {@code 1.2 MB}. */
	public String size(long bytes) {
		if (bytes < 1_000)
			return number(bytes) + " B";
		NumberFormat format = NumberFormat.getNumberInstance(locale);
		format.setMaximumFractionDigits(bytes < 10_000 || bytes >= 1_000_000 && bytes < 10_000_000 ? 1 : 0);
		return bytes < 1_000_000 ? format.format(bytes / 1e3) + " kB" : format.format(bytes / 1e6) + " MB";
	}

	/** An amount with the digits that say something: {@code $1.20}, {@code $0.031}, {@code $0.0037}. */
	public String money(Cost cost) {
		if (cost.amount().signum() == 0)
			return "free";
		boolean small = cost.amount().compareTo(BigDecimal.ONE) < 0;
		BigDecimal amount = small ? cost.amount().round(new MathContext(2)) : cost.amount();
		NumberFormat format = NumberFormat.getCurrencyInstance(locale);
		format.setCurrency(cost.currency());
		if (small)
			format.setMaximumFractionDigits(Math.max(format.getMinimumFractionDigits(), amount.stripTrailingZeros().scale()));
		return format.format(amount);
	}

	public String number(long value) {
		return NumberFormat.getIntegerInstance(locale).format(value);
	}

	public String seconds(Duration time) {
		NumberFormat format = NumberFormat.getNumberInstance(locale);
		format.setMinimumFractionDigits(1);
		format.setMaximumFractionDigits(1);
		return format.format(time.toMillis() / 1000.0) + " s";
	}
}
