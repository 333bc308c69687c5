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
 * Looks through all threads and prompts as the user types. Arrows choose, Enter opens a hit at its message or a prompt in the
 * library, Ctrl+Enter puts a prompt into the message, Escape leaves. Threads: the UI thread; the search runs on another.
 */
public final class SearchWindow {

	private static final int WIDTH = 720;
	private static final int HEIGHT = 600;
	private static final int LIMIT = 50;
	private static final int AGAIN_MILLIS = 400;
	private static final String HINT = "\"a phrase\"   begin*   -without   model:   role:user   after:2w   has:image   is:favourite   in:\"title\"";

	private static final String EMPTY = "What was said in any thread is found here, also in archived ones, and your prompts. Type a word.";

	private final Optional<UUID> thread;
	private final Consumer<SearchHit> open;
	private final Consumer<UUID> write;
	private final Popup popup;
	private final Text field;
	private final Label said;
	private final SearchChips chips;
	private final RowList list;
	private final SearchWork work;
	private String found = "";
	private HitRows rows = new HitRows(List.of(), ZoneId.systemDefault(), Locale.getDefault());

	/**
	 * @param thread the thread on the screen, to which the search can be narrowed
	 * @param open opens a hit
	 * @param write puts a prompt into the message field
	 */
	public SearchWindow(Shell window, Look look, SearchIndex index, Optional<UUID> thread, Consumer<SearchHit> open, Consumer<UUID> write) {
		this.write = write;
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
		list.setEmptyText(EMPTY);
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
		list.onSelect(row -> explain());
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
			found = QueryAdvice.of(typed).orElse(HINT);
			explain();
			list.setEmptyText(EMPTY);
			return;
		}
		work.look(request(typed));
	}

	private SearchRequest request(String typed) {
		SearchRequest all = chips.narrow(SearchRequest.of(SearchQuery.typing(typed), LIMIT).atOnce());
		return chips.here() ? all.in(thread.orElseThrow()) : all;
	}

	private void show(SearchWork.Found result) {
		// The field may have been emptied or changed meanwhile.
		if (!result.request().equals(request(field.getText())))
			return;
		var page = result.page();
		list.setEmptyText(page.isPresent() ? "Nothing has all of this." : result.failure());
		String count = page.map(hits -> (hits.counted() ? "" : "more than ") + hits(hits.total())).orElse(result.failure());
		boolean reading = page.isPresent() && !page.get().complete();
		String more = reading ? ". The history is still being read; more may come." : "";
		found = QueryAdvice.of(field.getText()).orElse(count + more);
		show(page.map(hits -> hits.found()).orElse(List.of()));
		explain();
		if (reading)
			list.getDisplay().timerExec(AGAIN_MILLIS, () -> {
				if (!list.isDisposed())
					look();
			});
	}

	/** Says what was found, and of a prompt what can be done with it. */
	private void explain() {
		int row = list.selection();
		boolean prompt = row >= 0 && row < rows.size() && rows.hit(row).type() == SearchHit.Type.PROMPT;
		say(prompt ? found + " · Enter shows this prompt in the library, Ctrl+Enter writes it into the message" : found);
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
		boolean enter = e.keyCode == SWT.CR || e.keyCode == SWT.KEYPAD_CR;
		if (enter && (e.stateMask & SWT.MODIFIER_MASK) == SWT.MOD1) {
			e.doit = false;
			write(list.selection());
			return;
		}
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
		explain();
	}

	private void write(int row) {
		var prompt = row < 0 || row >= rows.size() ? Optional.<UUID>empty() : rows.hit(row).prompt();
		if (prompt.isEmpty())
			return;
		popup.close();
		write.accept(prompt.get());
	}

	private void take(int row) {
		if (row < 0 || row >= rows.size())
			return;
		SearchHit hit = rows.hit(row);
		popup.close();
		open.accept(hit);
	}
}
