package org.modalis.cli.internal;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

import org.modalis.api.keys.KeyStoreException;
import org.modalis.api.model.Money;
import org.modalis.api.provider.MultiServerProvider;
import org.modalis.api.registry.ConnectionResult;
import org.modalis.api.registry.ProviderEntry;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lists the providers with their state, tests one, and adds and removes servers of a kind of which there may be several. */
@Command(name = "providers", description = "Lists the providers, whether they can be used, and when each was last tried.", //
		synopsisSubcommandLabel = "[COMMAND]", footer = { "",
				"To switch a provider off without removing it: modalis settings set provider.ID.enabled false" })
final class ProvidersCommand implements Callable<Integer> {

	@Option(names = "--json", description = "print a JSON array")
	private boolean json;

	private final Invocation invocation;

	ProvidersCommand(Invocation invocation) {
		this.invocation = invocation;
	}

	@Override
	public Integer call() throws CommandFailedException, InterruptedException {
		var providers = new ProviderWait(invocation.services().get().registry(), invocation.patience()).forAll().providers();
		if (json) {
			invocation.terminal().println(Json.write(providers.stream().map(Json::of).toList()));
			return ExitCode.DONE;
		}
		var table = new Table("PROVIDER", "STATE", "MODELS", "LAST TRIED", "DETAIL");
		for (var entry : providers)
			table.add(entry.info().id(), Words.of(entry.state().kind()), Integer.toString(entry.models().size()),
					Words.time(entry.state().since(), invocation.zone()), entry.state().detail());
		invocation.terminal().print(table.toString());
		return ExitCode.DONE;
	}

	@Command(name = "test", description = "Finds out whether a provider can be reached and takes its key; costs nothing.", footer = { "",
			"Exit codes: 0 it works, 2 wrong use, 3 it does not, 130 interrupted with Ctrl+C" })
	int test(@Parameters(paramLabel = "ID", description = "the provider's id") String id,
			@Option(names = "--json", description = "print one JSON document") boolean asJson)
			throws CommandFailedException, InterruptedException {
		var services = invocation.services().get();
		ProviderName.find(services.registry().snapshot(), id);
		var run = services.connections().start(id);
		ConnectionResult result;
		try {
			result = run.await();
		} catch (InterruptedException stop) {
			run.cancel();
			throw stop;
		}
		if (asJson)
			invocation.terminal().println(Json.write(document(id, result)));
		else
			say(result);
		return result.works() ? ExitCode.DONE : ExitCode.PROVIDER;
	}

	private void say(ConnectionResult result) {
		var terminal = invocation.terminal();
		if (!result.works()) {
			terminal.noteln(result.sentence());
			return;
		}
		terminal.println(result.sentence());
		result.report().balance().stream().map(Money::toString).forEach(left -> terminal.println("Left on the account: " + left));
		if (!result.report().detail().isEmpty())
			terminal.println(result.report().detail());
	}

	private static Map<String, Object> document(String id, ConnectionResult result) {
		var map = new LinkedHashMap<String, Object>();
		map.put("provider", id);
		map.put("outcome", result.outcome().name());
		map.put("sentence", result.sentence());
		map.put("balance", result.report().balance().stream().map(Json::of).toList());
		map.put("detail", result.report().detail());
		map.put("when", result.when().toString());
		return map;
	}

	@Command(name = "add", description = "Adds a server of a kind of which there may be several, for example openai-compatible.")
	int add(@Parameters(paramLabel = "KIND", description = "the id of the kind") String kind,
			@Parameters(paramLabel = "NAME", description = "lower-case letters, digits and hyphens") String name,
			@Option(names = "--url", required = true, paramLabel = "URL", description = "its base URL") String url,
			@Option(names = "--name", paramLabel = "TEXT", description = "what people read; NAME unless told") Optional<String> shown)
			throws CommandFailedException, InterruptedException {
		var services = invocation.services().get();
		var snapshot = services.registry().snapshot();
		var first = ProviderName.find(snapshot, kind);
		if (!(first.provider() instanceof MultiServerProvider))
			throw CommandFailedException.wrongUse("There can be only one " + first.info().displayName() + "." + kinds(snapshot.providers()));
		if (!name.matches("[a-z0-9][a-z0-9-]*"))
			throw CommandFailedException.wrongUse("A server's name has lower-case letters, digits and hyphens, for example: lab");
		var id = kind + "-" + name;
		if (snapshot.provider(id).isPresent())
			throw CommandFailedException.wrongUse("There is a provider " + id + " already. Choose another name.");
		SettingRules.checkUrl(url);
		var settings = services.settings();
		// the address before the list, because the list brings the server to life
		settings.set("provider." + id + ".baseUrl", url);
		shown.ifPresent(text -> settings.set("provider." + id + ".name", text));
		var names = new ArrayList<>(servers(services, kind));
		names.add(name);
		settings.set("provider." + kind + ".servers", String.join(",", names));
		invocation.terminal().noteln("Added " + id + ". If it needs a key: modalis keys set " + id);
		return ExitCode.DONE;
	}

	@Command(name = "remove", description = "Removes a server that was added, with its settings and keys.")
	int remove(@Parameters(paramLabel = "NAME", description = "its name or its whole id") String name)
			throws CommandFailedException, InterruptedException, KeyStoreException {
		var services = invocation.services().get();
		for (var kind : services.registry().snapshot().providers())
			for (var server : servers(services, kind.info().id()))
				if (server.equals(name) || (kind.info().id() + "-" + server).equals(name)) {
					remove(services, kind.info().id(), server);
					return ExitCode.DONE;
				}
		throw CommandFailedException.wrongUse("There is no server " + name + " that was added. To see all providers: modalis providers");
	}

	private void remove(CommandServices services, String kind, String server) throws KeyStoreException {
		var id = kind + "-" + server;
		for (var host : services.keys().otherHosts(id, ""))
			services.keys().remove(id, host);
		var left = servers(services, kind).stream().filter(each -> !each.equals(server)).toList();
		var settings = services.settings();
		if (left.isEmpty())
			settings.remove("provider." + kind + ".servers");
		else
			settings.set("provider." + kind + ".servers", String.join(",", left));
		settings.all().keySet().stream().filter(each -> each.startsWith("provider." + id + ".")).forEach(settings::remove);
		invocation.terminal().noteln("Removed " + id + " with its settings and keys. Its threads stay.");
	}

	private static List<String> servers(CommandServices services, String kind) {
		return List.of(services.settings().get("provider." + kind + ".servers").orElse("").split(",")).stream().map(String::strip)
				.filter(name -> !name.isEmpty()).toList();
	}

	private static String kinds(List<ProviderEntry> providers) {
		var ids = providers.stream().filter(entry -> entry.provider() instanceof MultiServerProvider).map(entry -> entry.info().id())
				.toList();
		return ids.isEmpty() ? "" : " There may be several of: " + String.join(", ", ids);
	}

	/** Where a provider's API is, as a key is bound to it; empty when no usable address is set. */
	static Optional<URI> address(CommandServices services, ProviderEntry entry) {
		var set = services.settings().get("provider." + entry.info().id() + ".baseUrl").map(String::strip)
				.filter(text -> !text.isEmpty());
		try {
			return set.map(URI::create).or(() -> entry.info().baseUrl());
		} catch (IllegalArgumentException notAnAddress) {
			return Optional.empty();
		}
	}
}
