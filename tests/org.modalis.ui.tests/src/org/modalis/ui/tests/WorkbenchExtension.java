package org.modalis.ui.tests;

import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.IProduct;
import org.eclipse.core.runtime.Platform;
import org.eclipse.equinox.app.IApplication;
import org.eclipse.equinox.app.IApplicationContext;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.PlatformUI;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.modalis.api.settings.Settings;
import org.osgi.framework.Bundle;

/**
 * Starts the real application once, on a UI thread of its own, and closes it after the last test class. Tests run on JUnit's
 * thread and look at widgets through {@link Display#syncExec}.
 */
public class WorkbenchExtension implements BeforeAllCallback, AfterEachCallback {

	private static final int START_SECONDS = 120;

	@Override
	public void beforeAll(ExtensionContext context) {
		context.getRoot().getStore(ExtensionContext.Namespace.create(WorkbenchExtension.class))
				.getOrComputeIfAbsent(Running.class, key -> Running.start(), Running.class);
	}

	@Override
	public void afterEach(ExtensionContext context) {
		Ui.closeWindows();
	}

	private record Running(Thread ui) implements AutoCloseable, ExtensionContext.Store.CloseableResource {

		static Running start() {
			var shown = new CountDownLatch(1);
			var failure = new AtomicReference<Throwable>();
			var ui = new Thread(() -> run(shown, failure), "workbench");
			ui.start();
			try {
				if (!shown.await(START_SECONDS, TimeUnit.SECONDS) || failure.get() != null)
					throw new IllegalStateException("The application did not start", failure.get());
				// the scripted models answer what the tests ask, and threads are found by their first words
				Services.get(Settings.class).set("chat.titles", "false");
			} catch (InterruptedException e) {
				throw new IllegalStateException(e);
			}
			return new Running(ui);
		}

		private static void run(CountDownLatch shown, AtomicReference<Throwable> failure) {
			try {
				Display display = Display.getDefault();
				display.asyncExec(() -> lookFor(display, shown));
				application().start(new Context(Platform.getProduct()));
			} catch (Throwable t) {
				failure.set(t);
				shown.countDown();
			}
		}

		/** The event loop turns before the window is there too: for dialogs, and while the workbench is made. */
		private static void lookFor(Display display, CountDownLatch shown) {
			if (PlatformUI.isWorkbenchRunning())
				shown.countDown();
			else
				display.timerExec(20, () -> lookFor(display, shown));
		}

		private static IApplication application() throws Exception {
			var extension = Platform.getExtensionRegistry().getExtension("org.eclipse.core.runtime.applications",
					"org.modalis.workbench.application");
			var run = Arrays.stream(extension.getConfigurationElements()).map(element -> element.getChildren("run"))
					.flatMap(Arrays::stream).map(IConfigurationElement.class::cast).findFirst().orElseThrow();
			return (IApplication) run.createExecutableExtension("class");
		}

		@Override
		public void close() throws InterruptedException {
			var display = PlatformUI.getWorkbench().getDisplay();
			display.asyncExec(() -> PlatformUI.getWorkbench().close());
			ui.join(TimeUnit.SECONDS.toMillis(START_SECONDS));
		}
	}

	/** What the platform would hand to an application that it starts itself. */
	private record Context(IProduct product) implements IApplicationContext {

		@Override
		public Map<String, Object> getArguments() {
			return Map.of(APPLICATION_ARGS, new String[0]);
		}

		@Override
		public void applicationRunning() {
			// there is no splash screen to take down
		}

		@Override
		public String getBrandingApplication() {
			return product.getApplication();
		}

		@Override
		public String getBrandingName() {
			return product.getName();
		}

		@Override
		public String getBrandingDescription() {
			return product.getDescription();
		}

		@Override
		public String getBrandingId() {
			return product.getId();
		}

		@Override
		public String getBrandingProperty(String key) {
			return product.getProperty(key);
		}

		@Override
		public Bundle getBrandingBundle() {
			return product.getDefiningBundle();
		}

		@Override
		public void setResult(Object result, IApplication application) {
			throw new IllegalStateException("The application answers from start");
		}
	}
}
