package org.modalis.launcher.internal;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * What the user wrote after {@code modalis}, sorted: where the workspace is, whether anything may leave this machine, whether a
 * window or a command is wanted, and what is left for it.
 *
 * @param workspace the folder given with {@code --workspace}, which may stand anywhere before {@code --}
 * @param storage where the secure storage is and what opens it ({@code -eclipse.keyring FILE}, {@code -eclipse.password FILE}), for
 *        Equinox in front of a window or a command alike
 * @param offline whether {@code --offline} stood anywhere before {@code --}
 * @param command whether the rest is for the command line; a single dash in front marks an argument of Equinox and keeps the window
 * @param rest everything else in its order
 */
record CommandLine(Optional<Path> workspace, List<String> storage, boolean offline, boolean command, List<String> rest) {

	private static final String WORKSPACE = "--workspace";
	private static final String OFFLINE = "--offline";
	private static final List<String> STORAGE = List.of("-eclipse.keyring", "-eclipse.password");

	CommandLine {
		storage = List.copyOf(storage);
		rest = List.copyOf(rest);
	}

	/** @throws IllegalArgumentException with a sentence for the user when {@code --workspace} has no folder or an option no file */
	static CommandLine parse(List<String> arguments) {
		var rest = new ArrayList<String>();
		var storage = new ArrayList<String>();
		Optional<Path> workspace = Optional.empty();
		boolean offline = false;
		var left = arguments.iterator();
		while (left.hasNext()) {
			String argument = left.next();
			if (argument.equals(WORKSPACE)) {
				workspace = Optional.of(folder(left.hasNext() ? left.next() : ""));
			} else if (argument.startsWith(WORKSPACE + "=")) {
				workspace = Optional.of(folder(argument.substring(WORKSPACE.length() + 1)));
			} else if (STORAGE.contains(argument) && rest.isEmpty()) {
				storage.addAll(List.of(argument, file(argument, left.hasNext() ? left.next() : "")));
			} else if (argument.equals(OFFLINE)) {
				offline = true;
			} else {
				rest.add(argument);
				if (argument.equals("--"))
					left.forEachRemaining(rest::add);
			}
		}
		return new CommandLine(workspace, storage, offline, isCommand(rest), rest);
	}

	/** The rest in one word that Equinox cannot take for an argument of its own: each ends with a NUL byte, the whole is base64. */
	String encoded() {
		var text = new StringBuilder();
		rest.forEach(argument -> text.append(argument).append('\0'));
		return Base64.getEncoder().encodeToString(text.toString().getBytes(StandardCharsets.UTF_8));
	}

	private static boolean isCommand(List<String> rest) {
		if (rest.isEmpty())
			return false;
		String first = rest.getFirst();
		return !first.startsWith("-") || first.startsWith("--") || first.equals("-h") || first.equals("-V");
	}

	private static String file(String option, String name) {
		if (name.isBlank() || name.startsWith("-"))
			throw new IllegalArgumentException(option + " needs a file, for example: " + option + " ~/.modalis/password");
		return Path.of(name).toAbsolutePath().normalize().toString();
	}

	private static Path folder(String name) {
		if (name.isBlank())
			throw new IllegalArgumentException("--workspace needs a folder, for example: --workspace ~/modalis-work");
		return Path.of(name).toAbsolutePath().normalize();
	}
}
