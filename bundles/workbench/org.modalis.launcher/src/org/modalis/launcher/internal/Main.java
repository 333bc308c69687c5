package org.modalis.launcher.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Starts Modalis with a window, or one of its commands without: the entry point behind the start scripts and the packaged
 * application. What is asked of the user's text is that it reaches the command unread, so it travels in the system property
 * {@code modalis.args} and never among the arguments of Equinox. The exit code of the application becomes that of the process.
 */
public final class Main {

	/** What an application returns to be started again ({@code IApplication.EXIT_RESTART}). */
	private static final int RESTART = 23;
	private static final int WRONG_USE = 2;
	private static final int BROKEN = 1;

	private Main() {
	}

	public static void main(String[] arguments) {
		System.exit(start(arguments));
	}

	private static int start(String[] arguments) {
		try {
			var commandLine = CommandLine.parse(List.of(arguments));
			var installation = Installation.own();
			describe(commandLine, installation);
			int code = equinox(installation, applicationArguments(commandLine));
			return code == RESTART && again(arguments) ? 0 : code;
		} catch (IllegalArgumentException e) {
			System.err.println("modalis: " + e.getMessage());
			return WRONG_USE;
		} catch (IOException | ReflectiveOperationException e) {
			System.err.println("modalis: " + e.getMessage());
			return BROKEN;
		}
	}

	private static void describe(CommandLine commandLine, Installation installation) {
		Path home = Path.of(System.getProperty("user.home"));
		System.setProperty("modalis.kind", commandLine.command() ? "cli" : "window");
		System.setProperty("modalis.args", commandLine.encoded());
		if (commandLine.offline())
			System.setProperty("modalis.offline", "true");
		commandLine.workspace().ifPresent(folder -> System.setProperty("osgi.instance.area", folder.toString()));
		setIfAbsent("osgi.instance.area.default", home.resolve(".modalis").resolve("workspace").toString());
		setIfAbsent("osgi.configuration.area", installation.configuration(home).toString());
	}

	private static List<String> applicationArguments(CommandLine commandLine) {
		var arguments = new ArrayList<>(List.of("-nosplash", "-suppressErrors"));
		arguments.addAll(commandLine.storage());
		if (commandLine.command())
			arguments.addAll(List.of("-application", "org.modalis.cli.application"));
		else
			arguments.addAll(commandLine.rest());
		return arguments;
	}

	/** Runs Equinox' own launcher, which reads the configuration and knows about installations shared by several users. */
	private static int equinox(Installation installation, List<String> arguments) throws IOException, ReflectiveOperationException {
		var all = new ArrayList<>(List.of("-install", installation.folder().toUri().toString()));
		all.addAll(arguments);
		// The framework comes through the loader of its launcher, which stays open until the process ends.
		System.setProperty("osgi.frameworkParentClassloader", "current");
		@SuppressWarnings("resource")
		var loader = new PlatformLoader(Main.class.getClassLoader());
		loader.add(installation.bundle("org.eclipse.equinox.launcher"));
		var framework = installation.framework(Path.of(System.getProperty("osgi.configuration.area")));
		if (framework.isPresent())
			loader.add(framework.get());
		Class<?> launcher = loader.loadClass("org.eclipse.equinox.launcher.Main");
		Object main = launcher.getConstructor().newInstance();
		return (int) launcher.getMethod("run", String[].class).invoke(main, (Object) all.toArray(String[]::new));
	}

	/** A process cannot start itself again, but it can leave a new one behind. */
	private static boolean again(String[] arguments) throws IOException {
		String script = System.getProperty("modalis.script", System.getProperty("jpackage.app-path", ""));
		if (script.isEmpty())
			return false;
		var command = new ArrayList<>(List.of(script));
		command.addAll(List.of(arguments));
		new ProcessBuilder(command).inheritIO().start();
		return true;
	}

	private static void setIfAbsent(String property, String value) {
		if (System.getProperty(property) == null)
			System.setProperty(property, value);
	}
}
