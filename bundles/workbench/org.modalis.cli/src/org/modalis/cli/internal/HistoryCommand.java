package org.modalis.cli.internal;

import picocli.CommandLine.Command;

/** Reads the history. Each of its commands is a class of its own. */
@Command(name = "history", description = "Reads the history that is shared with the window.", synopsisSubcommandLabel = "COMMAND")
final class HistoryCommand {
}
