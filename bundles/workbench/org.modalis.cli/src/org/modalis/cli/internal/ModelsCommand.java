package org.modalis.cli.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;

import org.modalis.api.registry.ProviderEntry;
import org.modalis.api.registry.ProviderState.Kind;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists the models that providers offer. */
@Command(name = "models", description = "Lists the models that can answer.")
final class ModelsCommand implements Callable<Integer> {

	@Option(names = { "-p", "--provider" }, paramLabel = "ID", description = "only the models of this provider")
	private Optional<String> provider = Optional.empty();

	@Option(names = "--json", description = "print a JSON array")
	private boolean json;

	private final Invocation invocation;

	ModelsCommand(Invocation invocation) {
		this.invocation = invocation;
	}

	@Override
	public Integer call() throws CommandFailedException, InterruptedException {
		var entries = entries();
		if (json)
			printJson(entries);
		else
			printTable(entries);
		return ExitCode.DONE;
	}

	private List<ProviderEntry> entries() throws CommandFailedException, InterruptedException {
		var wait = new ProviderWait(invocation.services().get().registry(), invocation.patience());
		if (provider.isEmpty())
			return wait.forAll().providers();
		var snapshot = wait.forProvider(provider.get());
		return List.of(ProviderName.find(snapshot, provider.get()));
	}

	private void printJson(List<ProviderEntry> entries) {
		var documents = new ArrayList<Map<String, Object>>();
		for (var entry : entries)
			entry.models().forEach(model -> documents.add(Json.of(model, entry)));
		invocation.terminal().println(Json.write(documents));
	}

	private void printTable(List<ProviderEntry> entries) {
		var table = new Table("MODEL", "CONTEXT", "NAME");
		for (var entry : entries)
			for (var model : entry.models())
				table.add(model.id().toString(), tokens(model.contextWindow()), model.displayName());
		if (entries.stream().anyMatch(entry -> !entry.models().isEmpty()))
			invocation.terminal().print(table.toString());
		for (var entry : entries)
			if (entry.state().kind() != Kind.READY)
				invocation.terminal().noteln(entry.info().displayName() + ": " + ProviderName.state(entry));
	}

	private static String tokens(OptionalLong count) {
		return count.isPresent() ? Long.toString(count.getAsLong()) : "-";
	}
}
