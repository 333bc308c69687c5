package org.modalis.cli.internal;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.modalis.api.attachment.AttachmentReader;
import org.modalis.api.chat.ChatRunner;
import org.modalis.api.exchange.ThreadExchange;
import org.modalis.api.exchange.WorkspaceBackup;
import org.modalis.api.history.HistoryService;
import org.modalis.api.integration.Integration;
import org.modalis.api.keys.KeyStore;
import org.modalis.api.registry.ConnectionTest;
import org.modalis.api.registry.ModelRegistry;
import org.modalis.api.search.SearchIndex;
import org.modalis.api.settings.Settings;
import org.modalis.api.transport.CallLog;
import org.modalis.api.usage.UsageLedger;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The services that commands work with, gathered. Threads: any. */
@Component(service = CommandServices.class)
public final class CommandServices {

	private final AttachmentReader attachments;
	private final WorkspaceBackup backup;
	private final CallLog calls;
	private final ChatRunner chat;
	private final ConnectionTest connections;
	private final ThreadExchange exchange;
	private final HistoryService history;
	private final List<Integration> integrations;
	private final KeyStore keys;
	private final UsageLedger ledger;
	private final ModelRegistry registry;
	private final List<SearchIndex> search;
	private final Settings settings;

	/** @param search empty or one: without an index everything but searching works */
	@Activate
	public CommandServices(@Reference AttachmentReader attachments, @Reference WorkspaceBackup backup, @Reference ThreadExchange exchange, @Reference CallLog calls, @Reference ChatRunner chat, @Reference ConnectionTest connections,
			@Reference HistoryService history, @Reference List<Integration> integrations, @Reference KeyStore keys,
			@Reference UsageLedger ledger, @Reference ModelRegistry registry, @Reference List<SearchIndex> search, @Reference Settings settings) {
		this.attachments = Objects.requireNonNull(attachments);
		this.backup = Objects.requireNonNull(backup);
		this.exchange = Objects.requireNonNull(exchange);
		this.calls = Objects.requireNonNull(calls);
		this.chat = Objects.requireNonNull(chat);
		this.connections = Objects.requireNonNull(connections);
		this.integrations = List.copyOf(integrations);
		this.ledger = Objects.requireNonNull(ledger);
		this.history = Objects.requireNonNull(history);
		this.keys = Objects.requireNonNull(keys);
		this.registry = Objects.requireNonNull(registry);
		this.search = List.copyOf(search);
		this.settings = Objects.requireNonNull(settings);
	}

	AttachmentReader attachments() {
		return attachments;
	}

	WorkspaceBackup backup() {
		return backup;
	}

	ThreadExchange exchange() {
		return exchange;
	}

	CallLog calls() {
		return calls;
	}

	ChatRunner chat() {
		return chat;
	}

	ConnectionTest connections() {
		return connections;
	}

	List<Integration> integrations() {
		return integrations;
	}

	UsageLedger ledger() {
		return ledger;
	}

	HistoryService history() {
		return history;
	}

	KeyStore keys() {
		return keys;
	}

	ModelRegistry registry() {
		return registry;
	}

	Optional<SearchIndex> search() {
		return search.stream().findFirst();
	}

	Settings settings() {
		return settings;
	}
}
