package org.modalis.checks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The code in docs/write-a-provider.md. Each block of Java or JSON stands below a comment that says which file it is.
 *
 * @param files the blocks that a reader writes, by file name
 * @param generated the blocks that show what the generator made, by file name
 * @param command the line that calls the generator
 */
record Guide(Map<String, String> files, Map<String, String> generated, String command) {
	private static final Pattern BLOCK = Pattern.compile("(?ms)^(?:<!-- (file|generated): (\\S+) -->\n)?```(\\w+)\n(.*?)^```$");

	static Guide read(Path markdown) throws IOException {
		var files = new LinkedHashMap<String, String>();
		var generated = new LinkedHashMap<String, String>();
		String command = "";
		var block = BLOCK.matcher(Files.readString(markdown));
		while (block.find()) {
			var code = block.group(4);
			if (block.group(3).equals("sh"))
				command = code.strip();
			else if (block.group(1) == null)
				throw new AssertionError("A block of code in " + markdown.getFileName() + " does not say which file it is:\n" + code);
			else
				(block.group(1).equals("file") ? files : generated).put(block.group(2), code);
		}
		return new Guide(files, generated, command);
	}
}
