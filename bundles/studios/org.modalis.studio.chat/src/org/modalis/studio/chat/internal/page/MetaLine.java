package org.modalis.studio.chat.internal.page;

import java.text.NumberFormat;
import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.modalis.api.history.Message;

/** The figures of an answer in words: time, tokens, how long it took. Immutable; any thread. */
public final class MetaLine {

	private final Locale locale;
	private final ZoneId zone;

	public MetaLine(Locale locale, ZoneId zone) {
		this.locale = locale;
		this.zone = zone;
	}

	/** The figures that are known, for example {@code 12:41}, {@code 412 → 286 tokens}, {@code first token 0.6 s · 4.1 s}. */
	public List<String> of(Message answer) {
		var parts = new ArrayList<String>();
		parts.add(DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT).localizedBy(locale).format(answer.created().atZone(zone)));
		if (answer.state() == Message.State.STREAMING)
			parts.add("answering…");
		if (answer.usage().known())
			parts.add(number(answer.usage().inputTokens()) + " → " + number(answer.usage().outputTokens()) + " tokens");
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

	private String number(long value) {
		return NumberFormat.getIntegerInstance(locale).format(value);
	}

	private String seconds(Duration time) {
		NumberFormat format = NumberFormat.getNumberInstance(locale);
		format.setMinimumFractionDigits(1);
		format.setMaximumFractionDigits(1);
		return format.format(time.toMillis() / 1000.0) + " s";
	}
}
