package org.modalis.studio.chat.internal.search;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;

import org.modalis.api.history.Message;
import org.modalis.api.search.Excerpt;
import org.modalis.api.search.SearchHit;
import org.modalis.api.search.TextRange;
import org.modalis.studio.chat.internal.session.ThreadTitle;
import org.modalis.workbench.toolkit.Row;
import org.modalis.workbench.toolkit.RowSource;

/** What was found, as rows: the thread, who said it and when, and where it matches. */
final class HitRows implements RowSource {

	/** So much stands before the first match at most, so that it is seen. */
	private static final int BEFORE = 40;

	private final List<SearchHit> hits;
	private final ZoneId zone;
	private final Locale locale;

	HitRows(List<SearchHit> hits, ZoneId zone, Locale locale) {
		this.hits = List.copyOf(hits);
		this.zone = zone;
		this.locale = locale;
	}

	SearchHit hit(int index) {
		return hits.get(index);
	}

	@Override
	public int size() {
		return hits.size();
	}

	@Override
	public Row row(int index) {
		SearchHit hit = hits.get(index);
		String title = ThreadTitle.clean(hit.title());
		Excerpt excerpt = hit.type() == SearchHit.Type.THREAD ? new Excerpt(said(hit), List.of()) : fromMatch(hit.excerpt());
		return new Row(title.isEmpty() ? "New thread" : title, excerpt.text(), kind(hit) + (hit.similar() ? " · similar" : "") + " · " + day(hit.time()), excerpt.matches());
	}

	private static String said(SearchHit hit) {
		return hit.modelName().isEmpty() ? "The title matches" : "The title matches · " + hit.modelName();
	}

	private static String kind(SearchHit hit) {
		return switch (hit.type()) {
		case THREAD -> "Thread";
		case ATTACHMENT -> "File";
		case PROMPT -> "Prompt";
		case MESSAGE -> hit.role().filter(Message.Role.USER::equals).isPresent() ? "You"
				: hit.modelName().isEmpty() ? "Answer" : hit.modelName();
		};
	}

	private String day(Instant time) {
		return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withLocale(locale).format(time.atZone(zone));
	}

	/** A row is shorter than an excerpt: what stands far before the first match is left out. */
	static Excerpt fromMatch(Excerpt excerpt) {
		if (excerpt.matches().isEmpty() || excerpt.matches().getFirst().start() <= BEFORE)
			return excerpt;
		int cut = excerpt.matches().getFirst().start() - BEFORE / 2;
		int word = excerpt.text().indexOf(' ', cut);
		int from = word >= 0 && word < excerpt.matches().getFirst().start() ? word + 1 : cut;
		return new Excerpt("… " + excerpt.text().substring(from),
				excerpt.matches().stream().map(match -> new TextRange(match.start() - from + 2, match.end() - from + 2)).toList());
	}
}
