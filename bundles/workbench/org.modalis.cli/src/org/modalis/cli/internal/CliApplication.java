package org.modalis.cli.internal;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.eclipse.core.runtime.ILog;
import org.eclipse.equinox.app.IApplication;
import org.eclipse.equinox.app.IApplicationContext;
import org.osgi.framework.FrameworkUtil;

/** Starts the command line in the platform: gathers streams, arguments, signals and services, and hands them to {@link Cli}. */
public final class CliApplication implements IApplication {

	private static final Duration PATIENCE = Duration.ofSeconds(20);

	private final Thread thread = Thread.currentThread();

	@Override
	public Object start(IApplicationContext context) {
		context.applicationRunning();
		var bundle = FrameworkUtil.getBundle(getClass());
		try (var services = new ServiceWait(bundle.getBundleContext()); var signals = new Signals(Thread.currentThread())) {
			var version = bundle.getVersion();
			var invocation = new Invocation(terminal(), services::get, PATIENCE, ZoneId.systemDefault(),
					version.getMajor() + "." + version.getMinor() + "." + version.getMicro(),
					bug -> ILog.of(bundle).error("A command failed", bug));
			int exitCode = new Cli(invocation).run(arguments(context));
			return exitCode == ExitCode.INTERRUPTED ? signals.exitCode().orElse(exitCode) : exitCode;
		}
	}

	@Override
	public void stop() {
		thread.interrupt();
	}

	private static List<String> arguments(IApplicationContext context) {
		var encoded = System.getProperty(Arguments.PROPERTY);
		return encoded != null ? Arguments.decode(encoded)
				: Arrays.asList((String[]) context.getArguments().get(IApplicationContext.APPLICATION_ARGS));
	}

	/** Text is UTF-8 whatever the locale says, except in a Windows console, which shows only its own code page. */
	private static Terminal terminal() {
		var charset = System.getProperty("os.name").startsWith("Windows") && System.console() != null
				? Charset.forName(System.getProperty("stdout.encoding", "UTF-8"))
				: StandardCharsets.UTF_8;
		return new Terminal(new PrintStream(new FileOutputStream(FileDescriptor.out), false, charset),
				new PrintStream(new FileOutputStream(FileDescriptor.err), false, charset), new FileInputStream(FileDescriptor.in),
				() -> Optional.ofNullable(System.console()).map(console -> console.readPassword()));
	}
}
