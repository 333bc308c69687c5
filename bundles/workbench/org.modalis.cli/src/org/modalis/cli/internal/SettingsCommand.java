package org.modalis.cli.internal;

import java.util.Locale;
import java.util.Set;

import org.modalis.api.model.ModelId;
import org.modalis.api.settings.Settings;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Reads and changes settings. */
@Command(name = "settings", description = "Reads and changes settings, for example chat.model or provider.ollama.baseUrl.", //
		synopsisSubcommandLabel = "COMMAND")
final class SettingsCommand {

	private static final Set<String> THEMES = Set.of("light", "dark", "system");

	private final Invocation invocation;

	SettingsCommand(Invocation invocation) {
		this.invocation = invocation;
	}

	@Command(name = "get", description = "Prints the value of a setting.")
	int get(@Parameters(paramLabel = "NAME", description = "the setting") String name)
			throws CommandFailedException, InterruptedException {
		var value = settings().get(name);
		if (value.isEmpty())
			throw CommandFailedException.wrongUse(name + " is not set; its default holds.");
		invocation.terminal().println(value.get());
		return ExitCode.DONE;
	}

	@Command(name = "set", description = "Sets a setting.")
	int set(@Parameters(paramLabel = "NAME", description = "the setting") String name,
			@Parameters(paramLabel = "VALUE", description = "its value") String value)
			throws CommandFailedException, InterruptedException {
		check(name, value);
		settings().set(name, value);
		return ExitCode.DONE;
	}

	@Command(name = "unset", description = "Takes a setting back to its default.")
	int unset(@Parameters(paramLabel = "NAME", description = "the setting") String name)
			throws CommandFailedException, InterruptedException {
		settings().remove(name);
		return ExitCode.DONE;
	}

	@Command(name = "list", description = "Lists the settings that are not at their default.")
	int list(@Option(names = "--json", description = "print one JSON object") boolean json)
			throws CommandFailedException, InterruptedException {
		var all = settings().all();
		if (json)
			invocation.terminal().println(Json.write(all));
		else
			all.forEach((name, value) -> invocation.terminal().println(name + "=" + value));
		return ExitCode.DONE;
	}

	private Settings settings() throws CommandFailedException, InterruptedException {
		return invocation.services().get().settings();
	}

	private void check(String name, String value) throws CommandFailedException, InterruptedException {
		if (!name.matches("[A-Za-z0-9][A-Za-z0-9-]*(\\.[A-Za-z0-9][A-Za-z0-9-]*)+"))
			throw CommandFailedException.wrongUse(name + " is not a setting's name; one looks like provider.ollama.baseUrl");
		if (name.toLowerCase(Locale.ROOT).matches(".*(key|secret|password|token)"))
			throw CommandFailedException.wrongUse(
					"Keys are never kept as settings. To keep one in the secure storage: modalis keys set PROVIDER");
		if (name.equals("appearance.theme") && !THEMES.contains(value))
			throw CommandFailedException.wrongUse("The theme is light, dark or system.");
		if (name.equals("chat.model"))
			checkModel(value);
		checkProvider(name, value);
	}

	/** Only of a provider that is installed it is known what may be set; what another declares is taken as it is. */
	private void checkProvider(String name, String value) throws CommandFailedException, InterruptedException {
		for (var entry : invocation.services().get().registry().snapshot().providers())
			for (var setting : entry.info().settings())
				if (name.equals("provider." + entry.info().id() + "." + setting.name()) && setting.problem(value).isPresent())
					throw CommandFailedException.wrongUse(setting.problem(value).get() + ".");
	}

	private static void checkModel(String value) throws CommandFailedException {
		try {
			ModelId.parse(value);
		} catch (IllegalArgumentException wrong) {
			throw CommandFailedException.wrongUse(wrong.getMessage());
		}
	}
}
