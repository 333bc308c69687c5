package org.modalis.core.internal.registry;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

import org.modalis.api.model.Money;
import org.modalis.api.provider.ConnectionReport;
import org.modalis.api.registry.ConnectionResult;
import org.modalis.api.registry.ConnectionResult.Outcome;
import org.modalis.core.internal.workspace.WorkspaceFiles;

/** The last result of each provider's connection test, in {@code connections/<provider>.properties} of the workspace. Threads: any. */
final class ConnectionMemory {

	private final WorkspaceFiles files;
	private final Map<String, Optional<ConnectionResult>> last = new ConcurrentHashMap<>();

	ConnectionMemory(WorkspaceFiles files) {
		this.files = files;
	}

	Optional<ConnectionResult> last(String providerId) {
		return last.computeIfAbsent(providerId, id -> files.read(file(id)).flatMap(ConnectionMemory::parse));
	}

	void keep(String providerId, ConnectionResult result) {
		last.put(providerId, Optional.of(result));
		files.write(file(providerId), text(result));
	}

	private static String text(ConnectionResult result) {
		var all = new Properties();
		all.setProperty("outcome", result.outcome().name());
		all.setProperty("sentence", result.sentence());
		all.setProperty("when", result.when().toString());
		all.setProperty("detail", result.report().detail());
		all.setProperty("balance", result.report().balance().stream().map(Money::toString).collect(Collectors.joining(",")));
		try (var to = new StringWriter()) {
			all.store(to, null);
			return to.toString();
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	private static Optional<ConnectionResult> parse(String text) {
		try {
			var all = new Properties();
			all.load(new StringReader(text));
			var report = new ConnectionReport(balance(all.getProperty("balance", "")), all.getProperty("detail", ""));
			return Optional.of(new ConnectionResult(Outcome.valueOf(all.getProperty("outcome", "")), all.getProperty("sentence", ""),
					report, Instant.parse(all.getProperty("when", ""))));
		} catch (IOException | IllegalArgumentException | DateTimeException e) {
			// written by another version, or damaged: the next test writes it again
			return Optional.empty();
		}
	}

	private static List<Money> balance(String text) {
		return Arrays.stream(text.split(",")).filter(each -> !each.isBlank()).map(each -> each.split(" "))
				.map(parts -> Money.of(parts[0], parts[1])).toList();
	}

	private static String file(String providerId) {
		return "connections/" + providerId + ".properties";
	}
}
