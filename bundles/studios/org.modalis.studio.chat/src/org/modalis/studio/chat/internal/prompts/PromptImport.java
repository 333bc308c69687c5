package org.modalis.studio.chat.internal.prompts;

/**
 * What came of an import.
 *
 * @param added prompts that were not there
 * @param grown prompts that were there and got more versions
 * @param same prompts that were there with all their versions
 * @param skipped entries that could not be read
 * @param readable whether the file was one of prompts at all
 */
public record PromptImport(int added, int grown, int same, int skipped, boolean readable) {

	static final PromptImport NOTHING = new PromptImport(0, 0, 0, 0, true);
	static final PromptImport ADDED = new PromptImport(1, 0, 0, 0, true);
	static final PromptImport GROWN = new PromptImport(0, 1, 0, 0, true);
	static final PromptImport SAME = new PromptImport(0, 0, 1, 0, true);
	static final PromptImport SKIPPED = new PromptImport(0, 0, 0, 1, true);

	static PromptImport unreadable() {
		return new PromptImport(0, 0, 0, 0, false);
	}

	PromptImport and(PromptImport other) {
		return new PromptImport(added + other.added, grown + other.grown, same + other.same, skipped + other.skipped, readable);
	}

	/** What to say about it. */
	public String sentence() {
		if (!readable)
			return "This is no file of prompts from Modalis. Nothing was imported.";
		String words = count(added, " was", " were") + " added, " + grown + " got new versions, " + same + " were there already.";
		return skipped == 0 ? words : words + " " + count(skipped, " without a name and a text was", " without a name and a text were") + " left out.";
	}

	private static String count(int number, String one, String many) {
		return number + (number == 1 ? " prompt" + one : " prompts" + many);
	}
}
