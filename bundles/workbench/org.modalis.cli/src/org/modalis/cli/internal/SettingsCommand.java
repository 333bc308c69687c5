package org.modalis.cli.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.modalis.api.settings.Settings;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Reads and changes settings. */
@Command(name = "settings", description = "Reads and changes settings, for example chat.model or provider.ollama.baseUrl.", //
		synopsisSubcommandLabel = "COMMAND")
final class SettingsCommand {

	private static final int MAX_BYTES = 1 << 20;

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
		rules(Map.of()).check(name, value);
		settings().set(name, value);
		if (name.endsWith(".baseUrl"))
			sayWhoseKey(name.substring("provider.".length(), name.length() - ".baseUrl".length()));
		return ExitCode.DONE;
	}

	/** A new host never gets the key of an old one by itself; that it could is said. */
	private void sayWhoseKey(String providerId) throws CommandFailedException, InterruptedException {
		var services = invocation.services().get();
		var entry = ProviderName.find(services.registry().snapshot(), providerId);
		KeysCommand.offerCopy(services, invocation.terminal(), entry);
	}

	@Command(name = "remove", aliases = "unset", description = "Takes a setting back to its default.")
	int remove(@Parameters(paramLabel = "NAME", description = "the setting") String name)
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

	@Command(name = "export", description = "Prints all settings as JSON, for another machine. Keys are no settings and stay here.")
	int export() throws CommandFailedException, InterruptedException {
		invocation.terminal().println(Json.write(settings().all()));
		return ExitCode.DONE;
	}

	@Command(name = "import", description = "Sets what an export holds. Nothing is set when anything in it is wrong.")
	int importFrom(@Parameters(paramLabel = "FILE", description = "the export; - reads it from standard input") String file)
			throws CommandFailedException, InterruptedException {
		var values = parse(file.equals("-") ? invocation.terminal().readAll() : UserFile.text(Path.of(file), MAX_BYTES));
		var problems = problems(values);
		if (!problems.isEmpty())
			throw CommandFailedException.wrongUse("Nothing was imported.\n" + String.join("\n", problems));
		var settings = settings();
		values.forEach(settings::set);
		invocation.terminal().noteln(values.size() == 1 ? "1 setting was imported." : values.size() + " settings were imported.");
		return ExitCode.DONE;
	}

	private List<String> problems(Map<String, String> values) throws CommandFailedException, InterruptedException {
		var rules = rules(values);
		var problems = new ArrayList<String>();
		values.forEach((name, value) -> {
			try {
				rules.check(name, value);
			} catch (CommandFailedException e) {
				problems.add(e.getMessage());
			}
		});
		return problems;
	}

	private static Map<String, String> parse(String text) throws CommandFailedException {
		try {
			var values = new LinkedHashMap<String, String>();
			if (!(JsonParser.parseString(text) instanceof JsonObject object))
				throw CommandFailedException.wrongUse("An export is one JSON object of names and values.");
			for (var each : object.entrySet()) {
				if (!each.getValue().isJsonPrimitive())
					throw CommandFailedException.wrongUse("The value of " + each.getKey() + " is no text.");
				values.put(each.getKey(), each.getValue().getAsString());
			}
			return values;
		} catch (JsonParseException e) {
			throw CommandFailedException.wrongUse("That is no valid JSON; an export is one object of names and values.");
		}
	}

	private Settings settings() throws CommandFailedException, InterruptedException {
		return invocation.services().get().settings();
	}

	private SettingRules rules(Map<String, String> planned) throws CommandFailedException, InterruptedException {
		return new SettingRules(invocation.services().get().registry().snapshot(), planned);
	}
}
