package org.modalis.studio.chat.internal.view;

import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.eclipse.swt.SWT;
import org.eclipse.swt.browser.Browser;
import org.eclipse.swt.browser.LocationEvent;
import org.eclipse.swt.browser.LocationListener;
import org.eclipse.swt.browser.ProgressListener;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.modalis.api.Subscription;
import org.modalis.studio.chat.internal.page.Action;
import org.modalis.studio.chat.internal.page.ConversationHtml;
import org.modalis.studio.chat.internal.page.LinkTarget;
import org.modalis.studio.chat.internal.page.MetaLine;
import org.modalis.studio.chat.internal.page.PageScripts;
import org.modalis.studio.chat.internal.page.PageSource;
import org.modalis.studio.chat.internal.page.Wish;
import org.modalis.studio.chat.internal.session.ConversationListener;
import org.modalis.studio.chat.internal.session.FoundWords.Sought;
import org.modalis.studio.chat.internal.session.Paging;
import org.modalis.workbench.toolkit.ThemeColor;
import org.modalis.workbench.toolkit.ThemeColors;

/**
 * The conversation in a web view. Its one page is loaded once and never left: every navigation is cancelled, and those that
 * carry the page's token are the user's wishes. Scripts are gathered and handed over together when the page has drawn those before
 * and calls for more: the platform makes the UI thread wait until a script returns, so none may come while the page is busy.
 */
public final class WebConversation implements ConversationView {

	/** Characters of scripts that are handed over together; a longer one goes alone. */
	private static final int MOST = 60_000;
	private static final int PATIENCE_MILLIS = 5_000;

	private final Browser browser;
	private final Display display;
	private final ThemeColors colors;
	private final Wishes wishes;
	private final PageSource page = PageSource.make();
	private final ConversationHtml html;
	private final PageScripts listener;
	private final Deque<String> scripts = new ArrayDeque<>();
	private final List<Runnable> whenTaken = new ArrayList<>();
	private final Runnable overdue = this::waited;
	private boolean loaded;
	private boolean called;
	/** Whether the page calls again by itself, so that nothing is handed over between its calls. */
	private boolean calls;
	private boolean watching;
	private int turn;

	/**
	 * @param offered the actions that are carried out; only these are shown
	 * @throws org.eclipse.swt.SWTError when this machine has no web view
	 */
	public WebConversation(Composite parent, ThemeColors colors, Wishes wishes, Set<Action> offered) {
		this.colors = colors;
		this.wishes = wishes;
		browser = new Browser(parent, SWT.NONE);
		display = browser.getDisplay();
		html = new ConversationHtml(new MetaLine(Locale.getDefault(Locale.Category.FORMAT), ZoneId.systemDefault()), offered);
		listener = new PageScripts(html, this::post);
		browser.addLocationListener(LocationListener.changingAdapter(this::navigate));
		// Where the platform sees the keys before the page does, Esc never gets there; what it ends, the page knows.
		browser.addListener(SWT.KeyDown, e -> {
			if (e.keyCode == SWT.ESC) {
				e.doit = false;
				post("M.escape();");
			}
		});
		browser.addOpenWindowListener(e -> e.required = true);
		browser.addProgressListener(ProgressListener.completedAdapter(e -> begin()));
		Subscription themes = colors.onChange(this::theme);
		browser.addDisposeListener(e -> themes.close());
		browser.setBackground(colors.color(ThemeColor.PANEL));
		browser.setText(page.html(), false);
	}

	@Override
	public ConversationListener listener() {
		return listener;
	}

	@Override
	public Control control() {
		return browser;
	}

	@Override
	public void hint(String title, String text) {
		post("M.hint(" + PageScripts.literal(title) + "," + PageScripts.literal(text) + ");");
	}

	@Override
	public void find() {
		browser.setFocus();
		post("M.find();");
	}

	@Override
	public void zoom(int percent) {
		post("M.zoom(" + percent + ");");
	}

	private void begin() {
		loaded = true;
		theme();
		call(false);
	}

	private void theme() {
		synchronized (scripts) {
			scripts.addFirst("M.theme(" + PageScripts.literal(colors.cssVariables() + "color-scheme:"
					+ (colors.dark() ? "dark" : "light")) + ");");
		}
		display.asyncExec(this::offer);
	}

	/** Runs a script in the page, after those before it. Any thread. */
	public void post(String script) {
		boolean first;
		synchronized (scripts) {
			first = scripts.isEmpty();
			scripts.add(script);
		}
		if (first && !display.isDisposed())
			display.asyncExec(this::offer);
	}

	/** Calls an action when all that was posted before has been handed to the page, so that no more is made than it can draw. Any thread. */
	public void whenTaken(Runnable action) {
		synchronized (scripts) {
			if (!scripts.isEmpty()) {
				whenTaken.add(action);
				return;
			}
		}
		action.run();
	}

	/** Something is there to be handed over: now, or when the page calls by itself, which costs the UI no wait. */
	private void offer() {
		if (calls)
			display.timerExec(PATIENCE_MILLIS, overdue);
		else
			run();
	}

	/** A page that no longer calls by itself, such as one that nobody sees, is handed it all the same. */
	private void waited() {
		calls = false;
		run();
	}

	/** Hands over the next batch, if the page has called for it. */
	private void run() {
		if (browser.isDisposed() || !called)
			return;
		String batch = take();
		if (batch.isEmpty())
			return;
		called = false;
		turn++;
		watch(turn);
		browser.execute("Page.run(() => {" + batch + "});");
		List<Runnable> due;
		synchronized (scripts) {
			due = scripts.isEmpty() ? List.copyOf(whenTaken) : List.of();
			whenTaken.removeAll(due);
		}
		due.forEach(Runnable::run);
	}

	private String take() {
		var batch = new StringBuilder();
		synchronized (scripts) {
			while (!scripts.isEmpty() && (batch.isEmpty() || batch.length() + scripts.peekFirst().length() < MOST))
				batch.append(scripts.removeFirst()).append('\n');
		}
		return batch.toString();
	}

	/** A page that does not call again, because a script in it broke or its call was lost, is not waited for without end. */
	private void watch(int since) {
		if (watching)
			return;
		watching = true;
		display.timerExec(PATIENCE_MILLIS, () -> {
			watching = false;
			if (!called && turn == since)
				call(false);
			else if (!called && !browser.isDisposed())
				watch(turn);
		});
	}

	private void call(boolean again) {
		called = true;
		run();
		calls = called && again;
	}

	/** The next batch is handed over from here: the platform does not wait for a script that is run while a listener is called. */
	private void navigate(LocationEvent event) {
		event.doit = !loaded && event.location.equals("about:blank");
		Wish.read(event.location, page.token()).ifPresent(wish -> {
			if (wish.what().equals("next"))
				call(wish.argument(0).equals("again"));
			else
				display.asyncExec(() -> carryOut(wish));
		});
	}

	private void carryOut(Wish wish) {
		if (browser.isDisposed())
			return;
		switch (wish.what()) {
		case "older" -> wishes.older();
		case "newer" -> wishes.page(Paging.NEWER);
		case "first" -> wishes.page(Paging.FIRST);
		case "latest" -> wishes.page(Paging.LATEST);
		case "find" -> find(wish.argument(0), wish.argument(1));
		case "stop" -> wishes.stop();
		case "drawn" -> wishes.drawn(Optional.of(wish.argument(0)).filter(id -> !id.isEmpty()).map(UUID::fromString));
		case "link" -> {
			if (LinkTarget.isSafe(wish.argument(0)))
				wishes.open(wish.argument(0));
		}
		default -> carryOut(wish, UUID.fromString(wish.argument(0)));
		}
	}

	private void find(String from, String words) {
		wishes.find(new Sought(words, Optional.of(from).filter(id -> !id.isEmpty()).map(UUID::fromString), html::read),
				found -> listener.found(words, found));
	}

	private void carryOut(Wish wish, UUID message) {
		switch (wish.what()) {
		case "look" -> wishes.lookAt(message);
		case "copy" -> wishes.copy(message);
		case "code" -> wishes.copyCode(message, Integer.parseInt(wish.argument(1)));
		case "save" -> wishes.saveCode(message, Integer.parseInt(wish.argument(1)));
		case "file" -> wishes.file(message, Integer.parseInt(wish.argument(1)));
		case "small" -> wishes.thumbnail(message, Integer.parseInt(wish.argument(1)));
		case "compare" -> wishes.compare(message);
		case "beside" -> wishes.beside(message);
		case "favourite" -> wishes.favourite(message, true);
		case "plain" -> wishes.favourite(message, false);
		case "take" -> wishes.take(message);
		case "halt" -> wishes.halt(message);
		case "regenerate" -> wishes.regenerate(message);
		case "continue" -> wishes.goOn(message);
		case "fork" -> wishes.fork(message);
		case "delete" -> wishes.delete(message);
		case "edit-save" -> wishes.edit(message, wish.argument(1), false);
		case "edit-run" -> wishes.edit(message, wish.argument(1), true);
		case "sibling" -> wishes.sibling(message, Integer.parseInt(wish.argument(1)));
		case "picture" -> {
			if (LinkTarget.isSafe(wish.argument(1)))
				wishes.showPicture(message, wish.argument(1));
		}
		default -> throw new IllegalArgumentException("The page asked for " + wish.what());
		}
	}
}
