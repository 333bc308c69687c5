package org.modalis.cli.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.modalis.api.keys.KeyEntry;
import org.modalis.api.keys.KeyStore;
import org.modalis.api.keys.KeyStoreException;
import org.modalis.api.provider.ProviderInfo.KeyUse;
import org.modalis.api.registry.ProviderEntry;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Keeps, chooses and forgets API keys. A key is read from standard input only, and never printed. */
@Command(name = "keys", description = "Keeps, chooses and forgets API keys, each bound to its provider and host.", //
		synopsisSubcommandLabel = "COMMAND", footer = { "",
				"A desktop's keyring (libsecret, Windows, macOS) opens the secure storage for commands too. Where there is none, only the",
				"window can ask for a master password: then use the provider's environment variable, or start window and commands with",
				"the same modalis -eclipse.password FILE in front." })
final class KeysCommand {

	private final Invocation invocation;
	private final Terminal terminal;

	KeysCommand(Invocation invocation) {
		this.invocation = invocation;
		this.terminal = invocation.terminal();
	}

	@Command(name = "set", description = "Keeps the key that is typed or piped into standard input, and uses it from now on.")
	int set(@Parameters(paramLabel = "PROVIDER", description = "the provider's id") String id,
			@Option(names = "--label", paramLabel = "L", description = "what to call it, where there are several; default unless told") //
			Optional<String> label) throws CommandFailedException, InterruptedException, KeyStoreException {
		var services = invocation.services().get();
		var host = host(services, provider(services, id));
		offerCopy(services, terminal, provider(services, id));
		var key = terminal.readSecret("Key for " + id + " at " + host + ": ");
		services.keys().store(id, host, label.orElse(KeyStore.DEFAULT_LABEL), key);
		terminal.noteln("Kept the key " + key.hint() + " for " + id + " at " + host + ". " + services.keys().protection());
		sayWhatIsUsed(services, id, host);
		return ExitCode.DONE;
	}

	@Command(name = "use", description = "Uses another of a provider's stored keys from now on.")
	int use(@Parameters(paramLabel = "PROVIDER", description = "the provider's id") String id,
			@Parameters(paramLabel = "LABEL", description = "what the key is called") String label)
			throws CommandFailedException, InterruptedException, KeyStoreException {
		var services = invocation.services().get();
		var host = host(services, provider(services, id));
		require(services.keys().keys(id, host), label, id, host);
		services.keys().activate(id, host, label);
		sayWhatIsUsed(services, id, host);
		return ExitCode.DONE;
	}

	@Command(name = "remove", description = "Forgets a stored key of a provider at its present host, or all of them there.")
	int remove(@Parameters(paramLabel = "PROVIDER", description = "the provider's id") String id,
			@Parameters(paramLabel = "LABEL", arity = "0..1", description = "what the key is called; all unless told") //
			Optional<String> label) throws CommandFailedException, InterruptedException, KeyStoreException {
		var services = invocation.services().get();
		var host = host(services, provider(services, id));
		if (label.isPresent()) {
			require(services.keys().keys(id, host), label.get(), id, host);
			services.keys().remove(id, host, label.get());
		} else {
			services.keys().remove(id, host);
		}
		sayWhatIsUsed(services, id, host);
		return ExitCode.DONE;
	}

	@Command(name = "copy", description = "Uses the stored key of another host for the present one too, for example after its base URL"
			+ " changed. The new host gets to see the key.")
	int copy(@Parameters(paramLabel = "PROVIDER", description = "the provider's id") String id,
			@Option(names = "--from", required = true, paramLabel = "HOST", description = "the host it was stored for") String from,
			@Option(names = "--label", paramLabel = "L", description = "which key; the one in use there unless told") //
			Optional<String> label) throws CommandFailedException, InterruptedException, KeyStoreException {
		var services = invocation.services().get();
		var host = host(services, provider(services, id));
		var there = services.keys().keys(id, from).stream().filter(key -> key.variable().isEmpty()).toList();
		if (there.isEmpty())
			throw CommandFailedException.wrongUse("There is no stored key for " + id + " at " + from + "." + hosts(services, id, host));
		var name = label.orElseGet(() -> there.stream().filter(KeyEntry::active).findFirst().orElse(there.getFirst()).label());
		require(there, name, id, from);
		services.keys().copy(id, from, name, host);
		terminal.noteln("The key " + name + " of " + from + " is used at " + host + " too.");
		return ExitCode.DONE;
	}

	@Command(name = "list", description = "Lists the keys of each provider at its present host, and where they are kept.")
	int list(@Option(names = "--json", description = "print a JSON array") boolean json)
			throws CommandFailedException, InterruptedException {
		var services = invocation.services().get();
		var rows = new ArrayList<Map<String, Object>>();
		for (var entry : services.registry().snapshot().providers())
			if (entry.info().key() != KeyUse.NONE)
				rows.addAll(rows(services, entry));
		if (json)
			terminal.println(Json.write(rows));
		else
			print(services, rows);
		return ExitCode.DONE;
	}

	private List<Map<String, Object>> rows(CommandServices services, ProviderEntry entry) {
		var id = entry.info().id();
		var host = hostOrNothing(services, entry);
		var keys = host.isEmpty() ? List.<KeyEntry>of() : services.keys().keys(id, host);
		return keys.isEmpty() ? List.of(row(id, host, Optional.empty()))
				: keys.stream().map(key -> row(id, host, Optional.of(key))).toList();
	}

	private static Map<String, Object> row(String id, String host, Optional<KeyEntry> key) {
		var row = new LinkedHashMap<String, Object>();
		row.put("provider", id);
		row.put("host", host);
		row.put("label", key.map(KeyEntry::label).orElse(null));
		row.put("key", key.map(KeyEntry::hint).orElse(null));
		row.put("active", key.map(KeyEntry::active).orElse(false));
		row.put("source", key.map(KeyEntry::source).orElse(null));
		row.put("stored", key.flatMap(KeyEntry::stored).map(Object::toString).orElse(null));
		return row;
	}

	private void print(CommandServices services, List<Map<String, Object>> rows) {
		var table = new Table("PROVIDER", "HOST", "LABEL", "KEY", "USED", "SOURCE");
		for (var row : rows)
			table.add(cell(row.get("provider")), cell(row.get("host")), cell(row.get("label")), cell(row.get("key")),
					row.get("active").equals(true) ? "yes" : "-", cell(row.get("source")));
		terminal.print(table.toString());
		terminal.noteln(services.keys().protection());
	}

	private static String cell(Object value) {
		return value == null || value.equals("") ? "-" : value.toString();
	}

	/** Says that another host has a key which this one could get, and gives it nothing. */
	static void offerCopy(CommandServices services, Terminal terminal, ProviderEntry entry) {
		var id = entry.info().id();
		var host = hostOrNothing(services, entry);
		if (!host.isEmpty() && services.keys().find(id, host).isEmpty())
			services.keys().otherHosts(id, host).forEach(other -> terminal.noteln("You have a key for " + other
					+ ", which " + host + " does not get. To use it here too: modalis keys copy " + id + " --from " + other));
	}

	private static String hosts(CommandServices services, String id, String host) {
		var others = services.keys().otherHosts(id, host);
		return others.isEmpty() ? " There is none for another host either." : " There are keys for: " + String.join(", ", others) + ".";
	}

	private void sayWhatIsUsed(CommandServices services, String id, String host) {
		services.keys().keys(id, host).stream().filter(KeyEntry::active).findFirst().ifPresentOrElse(
				key -> terminal.noteln("In use for " + id + " at " + host + ": the key "
						+ (key.variable().isPresent() ? key.source() : key.label()) + ", " + key.hint() + "."),
				() -> terminal.noteln("There is no key for " + id + " at " + host + " any more."));
	}

	private static void require(List<KeyEntry> keys, String label, String id, String host) throws CommandFailedException {
		var labels = keys.stream().filter(key -> key.variable().isEmpty()).map(KeyEntry::label).toList();
		if (!labels.contains(label))
			throw CommandFailedException.wrongUse("There is no key " + label + " for " + id + " at " + host + ". "
					+ (labels.isEmpty() ? "None is stored." : "There are: " + String.join(", ", labels)));
	}

	private ProviderEntry provider(CommandServices services, String id) throws CommandFailedException {
		var entry = ProviderName.find(services.registry().snapshot(), id);
		if (entry.info().key() == KeyUse.NONE)
			throw CommandFailedException.wrongUse(entry.info().displayName() + " needs no key.");
		return entry;
	}

	private static String host(CommandServices services, ProviderEntry entry) throws CommandFailedException {
		var host = hostOrNothing(services, entry);
		if (host.isEmpty())
			throw CommandFailedException.wrongUse("A key is bound to a host, and " + entry.info().displayName()
					+ " has no address yet. Set it first: modalis settings set provider." + entry.info().id() + ".baseUrl URL");
		return host;
	}

	private static String hostOrNothing(CommandServices services, ProviderEntry entry) {
		return ProvidersCommand.address(services, entry).map(KeyStore::hostOf).orElse("");
	}
}
