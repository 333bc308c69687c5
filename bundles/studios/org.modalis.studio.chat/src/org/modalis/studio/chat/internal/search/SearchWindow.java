package org.modalis.studio.chat.internal.search;

import java.text.NumberFormat;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.modalis.api.search.SearchHit;
import org.modalis.api.search.SearchIndex;
import org.modalis.api.search.SearchQuery;
import org.modalis.api.search.SearchRequest;
import org.modalis.studio.chat.internal.view.Latest;
import org.modalis.studio.chat.internal.view.Look;
import org.modalis.workbench.toolkit.Popup;
import org.modalis.workbench.toolkit.RowList;
import org.modalis.workbench.toolkit.ThemeColor;

/**
 * Looks through all threads as the user types. Arrows choose, Enter opens a hit at its message, Escape leaves. Threads: the UI
 * thread; the search runs on another.
 */
public final class SearchWindow {

	private static final int WIDTH = 720;
	private static final int HEIGHT = 600;
	private static final int LIMIT = 50;
	private static final int AGAIN_MILLIS = 400;
	private static final String HINT = "\"a phrase\"   begin*   -without   model:   role:user   after:2w   before:2026-11   has:image   in:\"title\"";

	private final Optional<UUID> thread;
	private final Consumer<SearchHit> open;
	private final Popup popup;
	private final Text field;
	private final Label said;
	private final SearchChips chips;
	private final RowList list;
	private final SearchWork work;
	private HitRows rows = new HitRows(List.of(), ZoneId.systemDefault(), Locale.getDefault());

	/**
	 * @param thread the thread on the screen, to which the search can be narrowed
	 * @param open opens a hit
	 */
	public SearchWindow(Shell window, Look look, SearchIndex index, Optional<UUID> thread, Consumer<SearchHit> open) {
		this.thread = thread;
		this.open = open;
		popup = new Popup(window, look.colors(), "searchWindow", "Search all threads");
		Composite body = popup.body();
		field = look.paint(new Text(body, SWT.SINGLE | SWT.BORDER), ThemeColor.PANEL2, ThemeColor.TEXT);
		Look.named(field, "searchField", "Search all threads");
		field.setMessage("Search all threads");
		field.setFont(look.fonts().conversation());
		field.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
		chips = new SearchChips(body, look, thread.isPresent(), this::look, text -> {
			field.setText(text);
			field.setSelection(text.length());
			field.setFocus();
		});
		said = Look.marked(look.label(body, HINT, ThemeColor.PANEL, ThemeColor.MUTE, look.fonts().hint(), SWT.WRAP), "searchSaid");
		said.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
		list = Look.marked(new RowList(body, look.colors()), "searchHits");
		list.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
		list.setEmptyText("What was said in any thread is found here, also in archived ones. Type a word.");
		var executor = Executors.newSingleThreadExecutor(Thread.ofVirtual().name("search window").factory());
		work = new SearchWork(index, executor, new Latest<>(body, this::show));
		popup.onClose(executor::shutdown);
		field.addModifyListener(e -> look());
		field.addListener(SWT.KeyDown, this::key);
		field.addListener(SWT.DefaultSelection, e -> take(list.selection()));
		list.addListener(SWT.MouseUp, e -> {
			if (e.button == 1)
				take(list.rowAt(e.y));
		});
		list.onOpen(this::take);
	}

	/** Opens it. */
	public void open() {
		popup.openCentered(WIDTH, HEIGHT, field);
	}

	private void look() {
		String typed = field.getText();
		chips.show(typed);
		if (SearchQuery.typing(typed).isEmpty()) {
			show(List.of());
			say(QueryAdvice.of(typed).orElse(HINT));
			list.setEmptyText("What was said in any thread is found here, also in archived ones. Type a word.");
			return;
		}
		work.look(request(typed));
	}

	private SearchRequest request(String typed) {
		SearchRequest all = chips.narrow(SearchRequest.of(SearchQuery.typing(typed), LIMIT).atOnce());
		return chips.here() ? all.in(thread.orElseThrow()) : all;
	}

	private void show(SearchWork.Found found) {
		// The field may have been emptied or changed meanwhile.
		if (!found.request().equals(request(field.getText())))
			return;
		var page = found.page();
		show(page.map(hits -> hits.found()).orElse(List.of()));
		list.setEmptyText(page.isPresent() ? "Nothing has all of this." : found.failure());
		String count = page.map(hits -> (hits.counted() ? "" : "more than ") + hits(hits.total())).orElse(found.failure());
		boolean reading = page.isPresent() && !page.get().complete();
		String more = reading ? ". The history is still being read; more may come." : "";
		say(QueryAdvice.of(field.getText()).orElse(count + more));
		if (reading)
			list.getDisplay().timerExec(AGAIN_MILLIS, () -> {
				if (!list.isDisposed())
					look();
			});
	}

	private static String hits(long total) {
		return NumberFormat.getIntegerInstance().format(total) + (total == 1 ? " hit" : " hits");
	}

	private void show(List<SearchHit> hits) {
		rows = new HitRows(hits, ZoneId.systemDefault(), Locale.getDefault(Locale.Category.FORMAT));
		list.setRows(rows);
		list.select(hits.isEmpty() ? -1 : 0);
	}

	private void say(String words) {
		if (!said.getText().equals(words.replace("&", "&&"))) {
			said.setText(words.replace("&", "&&"));
			said.requestLayout();
		}
	}

	private void key(Event e) {
		int step = switch (e.keyCode) {
		case SWT.ARROW_DOWN -> 1;
		case SWT.ARROW_UP -> -1;
		case SWT.PAGE_DOWN -> 8;
		case SWT.PAGE_UP -> -8;
		default -> 0;
		};
		if (step == 0)
			return;
		e.doit = false;
		list.select(Math.clamp(list.selection() + (long) step, 0, Math.max(0, rows.size() - 1)));
	}

	private void take(int row) {
		if (row < 0 || row >= rows.size())
			return;
		SearchHit hit = rows.hit(row);
		popup.close();
		open.accept(hit);
	}
}
