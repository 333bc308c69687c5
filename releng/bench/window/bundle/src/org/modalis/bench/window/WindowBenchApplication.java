package org.modalis.bench.window;

import java.time.Duration;
import java.util.Arrays;

import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.Platform;
import org.eclipse.equinox.app.IApplication;
import org.eclipse.equinox.app.IApplicationContext;
import org.eclipse.swt.graphics.DeviceData;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.PlatformUI;

/** Starts Modalis as it is, measures from a second thread, prints, and closes the window. */
public class WindowBenchApplication implements IApplication {

	@Override
	public Object start(IApplicationContext context) throws Exception {
		String soak = System.getenv("MODALIS_SOAK_SECONDS");
		var data = new DeviceData();
		data.tracking = soak != null;
		var display = new Display(data);
		display.asyncExec(() -> Thread.ofPlatform().name("bench").start(() -> measure(display, soak)));
		return modalis().start(context);
	}

	private static void measure(Display display, String soak) {
		try {
			if (soak == null)
				new WindowBench(display).run();
			else
				new Soak(new WindowBench(display), display).run(Duration.ofSeconds(Long.parseLong(soak)));
		} catch (Throwable t) {
			t.printStackTrace();
		} finally {
			display.asyncExec(() -> PlatformUI.getWorkbench().close());
		}
	}

	private static IApplication modalis() throws Exception {
		var extension = Platform.getExtensionRegistry().getExtension("org.eclipse.core.runtime.applications",
				"org.modalis.workbench.application");
		var run = Arrays.stream(extension.getConfigurationElements()).map(element -> element.getChildren("run"))
				.flatMap(Arrays::stream).map(IConfigurationElement.class::cast).findFirst().orElseThrow();
		return (IApplication) run.createExecutableExtension("class");
	}

	@Override
	public void stop() {
		// the window is closed when the measuring is done
	}
}
