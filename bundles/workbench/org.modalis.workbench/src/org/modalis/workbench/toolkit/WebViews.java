package org.modalis.workbench.toolkit;

import java.util.Optional;

import org.eclipse.swt.SWT;
import org.eclipse.swt.SWTError;
import org.eclipse.swt.browser.Browser;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/**
 * Makes web views, the first of them ahead of its use: the system starts processes for it, which then come up beside the making
 * of the window instead of after it. A service: parts get it injected, tests make their own. Threads: the UI thread.
 */
@Component(service = WebViews.class)
public final class WebViews {

	/** The processes start with the first page, whichever it is. */
	private static final String FIRST_PAGE = "about:blank";

	private Optional<Browser> ahead = Optional.empty();

	/** None is made ahead yet. */
	@Activate
	public WebViews() {
	}

	/** Makes the view that the next {@link #open} hands out, where the toolkit can move one. Only the workbench calls this. */
	public void prepare(Display display) {
		if (!"gtk".equals(SWT.getPlatform()))
			return;
		Shell holder = new Shell(display);
		try {
			Browser browser = new Browser(holder, SWT.NONE);
			browser.setUrl(FIRST_PAGE);
			ahead = Optional.of(browser);
		} catch (SWTError e) {
			holder.dispose(); // whoever opens a view finds out that there is none, and says so
		}
	}

	/**
	 * Whether {@link #open} hands out a view made ahead. Such a view may still be loading a blank page, and tell that this is
	 * complete after it was given another.
	 */
	public boolean isPrepared() {
		return ahead.isPresent();
	}

	/**
	 * A web view without content.
	 *
	 * @throws SWTError when this machine has none
	 */
	public Browser open(Composite parent) {
		if (ahead.isEmpty())
			return new Browser(parent, SWT.NONE);
		Browser browser = ahead.get();
		Shell holder = browser.getShell();
		browser.setParent(parent);
		discard(holder);
		return browser;
	}

	/** Gives up what was made ahead and never opened. Only the workbench calls this, once the window is there. */
	public void discard() {
		ahead.ifPresent(browser -> discard(browser.getShell()));
	}

	private void discard(Shell holder) {
		ahead = Optional.empty();
		holder.dispose();
	}
}
