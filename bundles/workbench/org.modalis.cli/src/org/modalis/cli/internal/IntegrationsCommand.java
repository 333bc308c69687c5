package org.modalis.cli.internal;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;

import org.modalis.api.integration.IntegrationInfo;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists the integrations and how far each is. */
@Command(name = "integrations", description = "Lists the services outside that results can be sent to. A prototype does nothing yet.")
final class IntegrationsCommand implements Callable<Integer> {

	@Option(names = "--json", description = "print a JSON array")
	private boolean json;

	private final Invocation invocation;

	IntegrationsCommand(Invocation invocation) {
		this.invocation = invocation;
	}

	@Override
	public Integer call() throws CommandFailedException, InterruptedException {
		var all = invocation.services().get().integrations().stream().map(each -> each.info())
				.sorted((a, b) -> a.displayName().compareTo(b.displayName())).toList();
		if (json) {
			invocation.terminal().println(Json.write(all.stream().map(IntegrationsCommand::document).toList()));
			return ExitCode.DONE;
		}
		var table = new Table("INTEGRATION", "STAGE", "NAME", "DESCRIPTION");
		for (var info : all)
			table.add(info.id(), Words.of(info.stage()), info.displayName(), info.description());
		invocation.terminal().print(table.toString());
		return ExitCode.DONE;
	}

	private static Map<String, Object> document(IntegrationInfo info) {
		var map = new LinkedHashMap<String, Object>();
		map.put("id", info.id());
		map.put("name", info.displayName());
		map.put("description", info.description());
		map.put("stage", info.stage().name());
		map.put("actions", info.actions().stream().map(action -> action.id()).toList());
		return map;
	}
}
