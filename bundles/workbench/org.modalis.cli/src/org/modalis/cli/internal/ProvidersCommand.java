package org.modalis.cli.internal;

import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists the providers with their state. */
@Command(name = "providers", description = "Lists the providers, whether they can be used, and when each was last tried.")
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
}
