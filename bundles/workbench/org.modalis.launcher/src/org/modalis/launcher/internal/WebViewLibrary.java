package org.modalis.launcher.internal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Links the system's web view while the framework starts. On Linux that is some 100 MB of shared libraries, whose linking takes
 * up to a third of a second; beside the framework it costs nobody a wait. The toolkit finds them linked when it asks for them.
 */
final class WebViewLibrary {

	/** The one that the toolkit takes first, where the usual distributions keep it. */
	private static final List<Path> PLACES = List.of("/usr/lib/x86_64-linux-gnu", "/usr/lib/aarch64-linux-gnu", "/usr/lib64", "/usr/lib")
			.stream().map(folder -> Path.of(folder, "libwebkit2gtk-4.1.so.0")).toList();

	private WebViewLibrary() {
	}

	/** Begins to link; returns at once. */
	static void link() {
		PLACES.stream().filter(Files::isReadable).findFirst()
				.ifPresent(library -> Thread.ofPlatform().name("web-view-library").daemon().start(() -> link(library)));
	}

	private static void link(Path library) {
		try {
			System.load(library.toString());
		} catch (UnsatisfiedLinkError e) {
			return; // the toolkit's own attempt finds out, and the conversation does without
		}
	}
}
