package org.modalis.workbench.internal.network;

import java.text.NumberFormat;
import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import org.modalis.api.ProviderException;
import org.modalis.api.model.ModelId;
import org.modalis.api.transport.CallRecord;

/** What the list of calls says about one, in words. Knows no widget. */
final class CallWords {
	static final List<String> TITLES = List.of("Time", "Host", "Model", "Files sent", "Out", "In", "Took", "Result");

	private final ZoneId zone;
	private final Locale locale;

	CallWords(ZoneId zone, Locale locale) {
		this.zone = zone;
		this.locale = locale;
	}

	/** One cell for each of {@link #TITLES}. */
	List<String> cells(CallRecord call) {
		return List.of(DateTimeFormatter.ofLocalizedDateTime(FormatStyle.SHORT, FormatStyle.MEDIUM).localizedBy(locale).format(call.when().atZone(zone)),
				call.host(), call.model().map(ModelId::toString).orElse(call.method() + " " + call.path()), files(call), bytes(call.bytesOut()),
				bytes(call.bytesIn()), duration(call.duration()), result(call));
	}

	/** Whether every word of a filter is somewhere in the cells. */
	boolean matches(CallRecord call, String filter) {
		var all = (String.join(" ", cells(call)) + " " + call.provider()).toLowerCase(locale);
		return List.of(filter.strip().toLowerCase(locale).split("\\s+")).stream().allMatch(all::contains);
	}

	/** How many calls, and how much they sent and received in all. */
	String summary(List<CallRecord> calls) {
		return NumberFormat.getIntegerInstance(locale).format(calls.size()) + (calls.size() == 1 ? " call, " : " calls, ")
				+ bytes(calls.stream().mapToLong(CallRecord::bytesOut).sum()) + " out, "
				+ bytes(calls.stream().mapToLong(CallRecord::bytesIn).sum()) + " in";
	}

	private String files(CallRecord call) {
		return call.attachments().stream().map(file -> file.fileName() + " (" + bytes(file.bytes()) + ")").collect(Collectors.joining(", "));
	}

	/** A number of bytes: {@code 812 B}, {@code 1.2 kB}, {@code 3.4 MB}. */
	String bytes(long count) {
		if (count < 1000)
			return count + " B";
		double kilo = count / 1000.0;
		NumberFormat format = NumberFormat.getNumberInstance(locale);
		format.setMaximumFractionDigits(1);
		return kilo < 1000 ? format.format(kilo) + " kB" : format.format(kilo / 1000) + " MB";
	}

	private String duration(Duration time) {
		if (time.toMillis() < 1000)
			return time.toMillis() + " ms";
		NumberFormat format = NumberFormat.getNumberInstance(locale);
		format.setMaximumFractionDigits(1);
		return format.format(time.toMillis() / 1000.0) + " s";
	}

	private static String result(CallRecord call) {
		String repeat = call.repeats() == 0 ? "" : ", repeat " + call.repeats();
		if (call.cancelled())
			return "stopped" + repeat;
		String status = call.status().isPresent() ? " (" + call.status().getAsInt() + ")" : "";
		return call.error().map(CallWords::words).orElse("answered") + status + repeat;
	}

	private static String words(ProviderException.Kind kind) {
		return switch (kind) {
		case AUTH -> "key refused";
		case RATE_LIMIT -> "rate limited";
		case QUOTA -> "no credit left";
		case UNSUPPORTED -> "request refused";
		case UNKNOWN_MODEL -> "unknown model";
		case RETIRED -> "model retired";
		case CONTENT -> "content refused";
		case UNAVAILABLE -> "no answer";
		case BAD_ANSWER -> "unreadable answer";
		case NOT_CONFIGURED -> "wrong address";
		};
	}
}
