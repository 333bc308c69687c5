package org.modalis.history.derby.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.modalis.api.history.ThreadQuery;

/** A {@link ThreadQuery} as parts of a statement over {@code conversations c}. */
final class ThreadSql {

	private static final String ATTACHED = """
			EXISTS (SELECT 1 FROM attachments a JOIN messages m ON m.id = a.message_id \
			WHERE a.conversation_id = c.id AND m.deleted_with_id IS NULL) \
			""";

	private final ThreadQuery query;
	private final StringBuilder conditions = new StringBuilder();
	private final List<Object> values = new ArrayList<>();

	ThreadSql(ThreadQuery query) {
		this.query = query;
		if (!query.title().isEmpty())
			and("LOCATE(?, LOWER(c.title)) > 0 ", query.title().toLowerCase(Locale.ENGLISH));
		query.provider().ifPresent(provider -> and("c.model_provider = ? ", provider));
		query.model().ifPresent(model -> and("c.model_provider = ? AND c.model_name = ? ", model.provider(), model.name()));
		query.folder().ifPresent(folder -> and("c.folder = ? ", folder));
		query.pinned().ifPresent(is -> and("c.pinned = ? ", is));
		query.archived().ifPresent(is -> and("c.archived = ? ", is));
		query.from().ifPresent(from -> and("c.updated_nanos >= ? ", Columns.nanos(from)));
		query.until().ifPresent(until -> and("c.updated_nanos < ? ", Columns.nanos(until)));
		query.attachments().ifPresent(has -> and((has ? "" : "NOT ") + ATTACHED));
		query.minCost().ifPresent(least -> and("""
				EXISTS (SELECT 1 FROM conversation_costs k WHERE k.conversation_id = c.id AND k.currency = ? AND k.cost >= ?) \
				""",
				least.currency().getCurrencyCode(), least.amount()));
	}

	private void and(String condition, Object... parameters) {
		conditions.append("AND ").append(condition);
		values.addAll(List.of(parameters));
	}

	/** What must come between the tables and the conditions. */
	String join() {
		return query.order() != ThreadQuery.Order.COST ? "" : """
				LEFT JOIN (SELECT conversation_id, MAX(cost) AS cost FROM conversation_costs GROUP BY conversation_id) k \
				ON k.conversation_id = c.id \
				""";
	}

	/** To be put behind another condition. */
	String conditions() {
		return conditions.toString();
	}

	String order() {
		return "ORDER BY " + switch (query.order()) {
		case UPDATED -> "c.updated_nanos DESC";
		case CREATED -> "c.created_nanos DESC";
		case TITLE -> "LOWER(c.title)";
		case COST -> "COALESCE(k.cost, 0) DESC, c.updated_nanos DESC";
		} + ", c.id DESC ";
	}

	/** The values of the conditions, and then more. */
	Object[] values(Object... more) {
		var all = new ArrayList<>(values);
		all.addAll(List.of(more));
		return all.toArray();
	}
}
