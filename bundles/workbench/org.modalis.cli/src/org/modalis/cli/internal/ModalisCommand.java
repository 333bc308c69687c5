package org.modalis.cli.internal;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What stands before every command: help and version. */
@Command(name = "modalis", description = "Chats with language models, without a window.", synopsisSubcommandLabel = "COMMAND", //
		exitCodeListHeading = "%nExit codes:%n", exitCodeList = { "0:answered, or done", "1:a bug in Modalis; the log says more",
				"2:wrong use: an unknown command, option, model or thread",
				"3:provider error: not reachable, not configured, refused or cut off",
				"4:history, search index or secure storage in use or unreadable; nothing was changed",
				"5:a file could not be read or written, or not all of it could be taken along",
				"130:interrupted with Ctrl+C; what had come is kept (143 when ended by kill)",
				"141:the reader of standard output went away" }, //
		footer = { "", "With every command and with the window:", "  --offline         nothing leaves this machine; servers on it are still reached",
				"  --workspace DIR   works on the history and settings in this folder", "",
				"Without a command the window opens. More on one command: modalis help COMMAND" })
final class ModalisCommand {

	@Option(names = { "-h", "--help" }, usageHelp = true, description = "show this")
	private boolean help;

	@Option(names = { "-V", "--version" }, versionHelp = true, description = "show the version")
	private boolean version;
}
