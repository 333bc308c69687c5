package org.modalis.cli.internal;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

import org.modalis.api.registry.ProviderEntry;
import org.modalis.api.registry.ProviderState.Kind;
import org.modalis.api.registry.RegistrySnapshot;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists the models that providers offer. */
@Command(name = "models", description = "Lists the models that can answer, with context window, prices and announced ends.", //
		footer = { "", "Prices are for a million tokens. --json knows more of each model, retired ones too: limits, prices with their",
				"tiers, what it takes, how long it lives, and who says so. Models of a provider that is not set up or switched off are",
				"listed with --all or --provider." })
final class ModelsCommand implements Callable<Integer> {

	@Option(names = { "-p", "--provider" }, paramLabel = "ID", description = "only the models of this provider")
	private Optional<String> provider = Optional.empty();

	@Option(names = "--all", description = "retired models and those of providers that are not set up, too")
	private boolean all;

	@Option(names = "--json", description = "print a JSON array with everything that is known")
	private boolean json;

	private final Invocation invocation;

	ModelsCommand(Invocation invocation) {
		this.invocation = invocation;
	}

	@Override
	public Integer call() throws CommandFailedException, InterruptedException {
		var wait = new ProviderWait(invocation.services().get().registry(), invocation.patience());
		var snapshot = provider.isPresent() ? wait.forProvider(provider.get()) : wait.forAll();
		var entries = provider.isPresent() ? List.of(ProviderName.find(snapshot, provider.get())) : snapshot.providers();
		var today = LocalDate.now(invocation.zone());
		if (json)
			invocation.terminal().println(Json.write(ModelDocument.of(entries, today)));
		else
			print(entries, snapshot, today);
		return ExitCode.DONE;
	}

	private void print(List<ProviderEntry> entries, RegistrySnapshot snapshot, LocalDate today) {
		var table = new ModelTable(snapshot, today);
		for (var entry : entries)
			if (all || provider.isPresent() || ProviderName.isSetUp(entry))
				entry.models().stream().filter(model -> all || model.lifecycle().callableOn(today)).forEach(table::add);
		if (!table.isEmpty())
			invocation.terminal().print(table.toString());
		for (var entry : entries)
			if (entry.state().kind() != Kind.READY && (ProviderName.isSetUp(entry) || provider.isPresent()))
				invocation.terminal().noteln(entry.info().displayName() + ": " + ProviderName.state(entry));
		var idle = entries.stream().filter(entry -> entry.state().kind() == Kind.NOT_CONFIGURED)
				.map(entry -> entry.info().displayName()).collect(Collectors.joining(", "));
		if (provider.isEmpty() && !idle.isEmpty())
			invocation.terminal().noteln("Not set up: " + idle + ". To see what each needs: modalis providers");
	}
}
