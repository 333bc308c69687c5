package org.modalis.workbench.internal.start;

import org.eclipse.swt.SWT;

/**
 * Loads the system's web view ahead of its first use. On Linux that is some 100 MB of shared libraries, whose linking took a
 * third of a second of the UI thread in the middle of the start; beside the making of the window it costs nobody a wait.
 */
public final class WebViewLibraries {

	private WebViewLibraries() {
	}

	/** Begins to load; returns at once. The display must be there already, because it loads the libraries below these. */
	public static void load() {
		if ("gtk".equals(SWT.getPlatform()))
			Thread.ofPlatform().name("web-view-libraries").daemon().start(WebViewLibraries::link);
	}

	/** Asking for the version is the one call of the web view that may come from any thread. It is internal, so it may be missing. */
	private static void link() {
		try {
			Class.forName("org.eclipse.swt.internal.webkit.WebKitGTK", true, SWT.class.getClassLoader())
					.getMethod("webkit_get_major_version").invoke(null);
		} catch (ReflectiveOperationException | LinkageError e) {
			return; // without a web view, or with another SWT: then the conversation's own attempt finds out, and says so
		}
	}
}
