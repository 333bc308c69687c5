package org.modalis.cli.internal;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;

import org.modalis.api.keys.KeyStore;
import org.modalis.api.keys.KeyStoreException;
import org.modalis.api.provider.ProviderInfo;
import org.modalis.api.provider.ProviderInfo.KeyUse;
import org.modalis.api.registry.ProviderEntry;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Keeps and forgets API keys. A key is read from standard input only, and never printed. */
@Command(name = "keys", description = "Keeps and forgets API keys, each bound to its provider and host.", //
		synopsisSubcommandLabel = "COMMAND")
final class KeysCommand {

	private final Invocation invocation;
	private final Terminal terminal;

	KeysCommand(Invocation invocation) {
		this.invocation = invocation;
		this.terminal = invocation.terminal();
	}

	@Command(name = "set", description = "Keeps the key that is typed or piped into standard input.")
	int set(@Parameters(paramLabel = "PROVIDER", description = "the provider's id") String id)
			throws CommandFailedException, InterruptedException, KeyStoreException {
		var services = invocation.services().get();
		var host = host(services, provider(services, id));
		var key = terminal.readSecret("Key for " + id + " at " + host + ": ");
		services.keys().store(id, host, key);
		terminal.noteln("Kept the key " + key.hint() + " for " + id + " at " + host + ". " + services.keys().protection());
		return ExitCode.DONE;
	}

	@Command(name = "remove", description = "Forgets the stored key of a provider.")
	int remove(@Parameters(paramLabel = "PROVIDER", description = "the provider's id") String id)
			throws CommandFailedException, InterruptedException, KeyStoreException {
		var services = invocation.services().get();
		var host = host(services, provider(services, id));
		services.keys().remove(id, host);
		services.keys().find(id, host).ifPresentOrElse(
				left -> terminal.noteln("A key for " + id + " is still in use: " + left.source() + "."),
				() -> terminal.noteln("There is no key for " + id + " at " + host + " any more."));
		return ExitCode.DONE;
	}

	@Command(name = "list", description = "Lists which providers have a key, and where it is kept.")
	int list(@Option(names = "--json", description = "print a JSON array") boolean json)
			throws CommandFailedException, InterruptedException {
		var services = invocation.services().get();
		var rows = new ArrayList<Map<String, Object>>();
		for (var entry : services.registry().snapshot().providers())
			if (entry.info().key() != KeyUse.NONE)
				rows.add(row(services, entry.info()));
		if (json)
			terminal.println(Json.write(rows));
		else
			terminal.print(table(rows));
		return ExitCode.DONE;
	}

	private static Map<String, Object> row(CommandServices services, ProviderInfo info) {
		var host = hostOrNothing(services, info);
		var key = services.keys().find(info.id(), host);
		var row = new LinkedHashMap<String, Object>();
		row.put("provider", info.id());
		row.put("host", host);
		row.put("key", key.map(found -> found.secret().hint()).orElse(null));
		row.put("source", key.map(found -> found.source()).orElse(null));
		return row;
	}

	private static String table(Iterable<Map<String, Object>> rows) {
		var table = new Table("PROVIDER", "HOST", "KEY", "SOURCE");
		for (var row : rows)
			table.add(row.values().stream().map(cell -> cell == null || cell.equals("") ? "-" : cell.toString())
					.toArray(String[]::new));
		return table.toString();
	}

	private ProviderInfo provider(CommandServices services, String id) throws CommandFailedException {
		ProviderEntry entry = ProviderName.find(services.registry().snapshot(), id);
		if (entry.info().key() == KeyUse.NONE)
			throw CommandFailedException.wrongUse(entry.info().displayName() + " needs no key.");
		return entry.info();
	}

	private static String host(CommandServices services, ProviderInfo info) throws CommandFailedException {
		var host = hostOrNothing(services, info);
		if (host.isEmpty())
			throw CommandFailedException.wrongUse("A key is bound to a host, and " + info.displayName()
					+ " has no address yet. Set it first: modalis settings set provider." + info.id() + ".baseUrl URL");
		return host;
	}

	private static String hostOrNothing(CommandServices services, ProviderInfo info) {
		var base = services.settings().get("provider." + info.id() + ".baseUrl").or(() -> info.baseUrl().map(URI::toString));
		try {
			return base.map(URI::create).map(KeyStore::hostOf).orElse("");
		} catch (IllegalArgumentException notAnAddress) {
			return "";
		}
	}
}
