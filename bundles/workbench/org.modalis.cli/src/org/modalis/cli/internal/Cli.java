package org.modalis.cli.internal;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.LinkedHashSet;
import java.util.List;

import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * The command line of Modalis: reads arguments, runs one command and says with its exit code how it ended. Whatever happens,
 * a user sees sentences and never a stack trace.
 */
final class Cli {

	private final Invocation invocation;
	private final Terminal terminal;

	Cli(Invocation invocation) {
		this.invocation = invocation;
		this.terminal = invocation.terminal();
	}

	/** Runs one command on the calling thread; an interrupt ends it early. */
	int run(List<String> arguments) {
		try {
			return execute(arguments);
		} catch (OutputClosedException gone) {
			return ExitCode.OUTPUT_CLOSED;
		}
	}

	private int execute(List<String> arguments) {
		var help = new StringWriter();
		var line = commands();
		line.setOut(new PrintWriter(help));
		line.setErr(new PrintWriter(help));
		line.setParameterExceptionHandler((wrong, args) -> wrongUse(wrong));
		line.setExecutionExceptionHandler((failure, command, parsed) -> failed(failure));
		int exitCode = line.execute(arguments.toArray(String[]::new));
		line.getOut().flush();
		terminal.print(help.toString());
		return exitCode;
	}

	private CommandLine commands() {
		var history = new CommandLine(new HistoryCommand()).addSubcommand(new HistoryListCommand(invocation))
				.addSubcommand(new HistoryShowCommand(invocation)).addSubcommand(new HistorySearchCommand(invocation));
		var line = new CommandLine(new ModalisCommand()).addSubcommand(new ChatCommand(invocation))
				.addSubcommand(new ModelsCommand(invocation)).addSubcommand(new ProvidersCommand(invocation))
				.addSubcommand(history).addSubcommand(new SettingsCommand(invocation))
				.addSubcommand(new KeysCommand(invocation)).addSubcommand(new IntegrationsCommand(invocation))
				.addSubcommand(new CallsCommand(invocation))
				.addSubcommand(new ImportCommand(invocation)).addSubcommand(new ExportCommand(invocation))
				.addSubcommand(new BackupCommand(invocation)).addSubcommand(new RestoreCommand(invocation))
				.addSubcommand(new HelpCommand());
		addHelp(line);
		// A question is text: an @ at its beginning names no file, and quotes belong to it.
		return line.setExpandAtFiles(false).setTrimQuotes(false).setInterpolateVariables(false)
				.setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF)).setUsageHelpWidth(100)
				.setCaseInsensitiveEnumValuesAllowed(true);
	}

	private void addHelp(CommandLine line) {
		line.getCommandSpec().version("Modalis " + invocation.version());
		for (var command : new LinkedHashSet<>(line.getSubcommands().values())) {
			if (!(command.getCommand() instanceof HelpCommand))
				command.getCommandSpec().addOption(CommandLine.Model.OptionSpec.builder("-h", "--help").usageHelp(true)
						.description("show this").build());
			addHelp(command);
		}
	}

	private int wrongUse(ParameterException wrong) {
		var command = wrong.getCommandLine();
		terminal.noteln(sentence(wrong));
		terminal.noteln("To see what there is: " + command.getCommandSpec().qualifiedName() + " --help");
		return ExitCode.WRONG_USE;
	}

	private static String sentence(ParameterException wrong) {
		if (wrong instanceof UnmatchedArgumentException unmatched) {
			// What is too much is not repeated: it may be a key that was given in the wrong place.
			if (!unmatched.isUnknownOption() && !takesCommands(wrong))
				return "There are too many arguments.";
			var what = unmatched.isUnknownOption() ? "There is no option " : "There is no command ";
			var suggestions = unmatched.getSuggestions();
			return what + unmatched.getUnmatched().getFirst() + "."
					+ (suggestions.isEmpty() ? "" : " Did you mean " + suggestions.getFirst() + "?");
		}
		var message = wrong.getMessage();
		return message.endsWith(".") ? message : message + ".";
	}

	private static boolean takesCommands(ParameterException wrong) {
		return !wrong.getCommandLine().getSubcommands().isEmpty();
	}

	private int failed(Exception failure) {
		int exitCode = Failures.exitCode(failure);
		if (exitCode == ExitCode.BUG)
			invocation.bugs().accept(failure);
		var sentence = Failures.sentence(failure);
		if (!sentence.isEmpty())
			terminal.noteln(sentence);
		return exitCode;
	}
}
