package org.modalis.studio.chat.internal.search;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.RowData;
import org.eclipse.swt.layout.RowLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.modalis.api.search.SearchHit;
import org.modalis.api.search.SearchQuery;
import org.modalis.api.search.SearchRequest;
import org.modalis.studio.chat.internal.view.Look;
import org.modalis.workbench.toolkit.FlatButton;
import org.modalis.workbench.toolkit.ThemeColor;

/** Below the search field: what is looked for, in which order, and a chip for each operator in the query, which a press removes. */
final class SearchChips {

	private static final int HEIGHT = 24;

	private final Look look;
	private final Composite root;
	private final Runnable changed;
	private final Consumer<String> write;
	private final List<FlatButton> terms = new ArrayList<>();
	private final FlatButton kind;
	private final FlatButton order;
	private Kind looked = Kind.ALL;
	private boolean newest;
	private boolean here;

	private enum Kind {
		ALL("Everything"), MESSAGES("Messages"), THREADS("Threads"), FILES("Files"), PROMPTS("Prompts");

		private final String words;

		Kind(String words) {
			this.words = words;
		}
	}

	/**
	 * @param inThread whether the search can be narrowed to the thread on the screen
	 * @param changed called when something else is to be looked for
	 * @param write called with another query
	 */
	SearchChips(Composite parent, Look look, boolean inThread, Runnable changed, Consumer<String> write) {
		this.look = look;
		this.changed = changed;
		this.write = write;
		root = look.box(parent, ThemeColor.PANEL, 1);
		RowLayout layout = new RowLayout(SWT.HORIZONTAL);
		layout.marginTop = layout.marginBottom = layout.marginLeft = layout.marginRight = 0;
		layout.spacing = 6;
		root.setLayout(layout);
		root.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
		kind = chip("searchKind", "Look for other things");
		kind.onPress(() -> {
			looked = Kind.values()[(looked.ordinal() + 1) % Kind.values().length];
			label();
		});
		order = chip("searchOrder", "Show others first");
		order.onPress(() -> {
			newest = !newest;
			label();
		});
		if (inThread) {
			FlatButton where = chip("searchHere", "Look in all threads, or in the one on the screen");
			where.setText("All threads");
			where.onPress(() -> {
				here = !here;
				where.setText(here ? "This thread" : "All threads");
				label();
			});
		}
		kind.setText(looked.words);
		order.setText("Best first");
	}

	private void label() {
		kind.setText(looked.words);
		order.setText(newest ? "Newest first" : "Best first");
		root.layout(true);
		changed.run();
	}

	private FlatButton chip(String id, String tip) {
		FlatButton chip = Look.marked(new FlatButton(root, look.colors()), id);
		chip.setToolTipText(tip);
		chip.setLayoutData(new RowData(SWT.DEFAULT, HEIGHT));
		return chip;
	}

	/** Shows the operators of a query. */
	void show(String typed) {
		SearchQuery query = SearchQuery.parse(typed);
		var operators = query.terms().stream().filter(term -> term.kind().operator()).toList();
		terms.forEach(Control::dispose);
		terms.clear();
		for (var term : operators) {
			FlatButton chip = chip("searchTerm", "Remove this from the query");
			chip.setText(query.text().substring(term.start(), term.end()) + "  ✕");
			chip.onPress(() -> write.accept(query.without(term).text()));
			terms.add(chip);
		}
		root.layout(true);
	}

	/** Whether only the thread on the screen is looked at. */
	boolean here() {
		return here;
	}

	/** The request for what is looked for, in the order that is wanted. */
	SearchRequest narrow(SearchRequest request) {
		SearchRequest typed = switch (looked) {
		case ALL -> request;
		case MESSAGES -> request.types(SearchHit.Type.MESSAGE);
		case THREADS -> request.types(SearchHit.Type.THREAD);
		case FILES -> request.types(SearchHit.Type.ATTACHMENT);
		case PROMPTS -> request.types(SearchHit.Type.PROMPT);
		};
		return typed.order(newest ? SearchRequest.Order.NEWEST : SearchRequest.Order.BEST);
	}
}
