package org.modalis.studio.chat.internal.code;

/**
 * A stretch of a line of code that is not plain.
 *
 * @param start its first character in the line
 * @param end after its last character
 */
public record Token(int start, int end, Kind kind) {

	/** What it is; drawn in a colour of its own. */
	public enum Kind {
		KEYWORD("k"), STRING("s"), COMMENT("c"),
		/** A function that is called, a key, a variable with its sign, an attribute. */
		NAME("f"), NUMBER("n"),
		/** A line that a patch takes away. */
		REMOVED("d");

		private final String code;

		Kind(String code) {
			this.code = code;
		}

		/** One letter, for style sheets and the table of languages. */
		public String code() {
			return code;
		}

		static Kind of(String code) {
			for (Kind kind : values())
				if (kind.code.equals(code))
					return kind;
			throw new IllegalArgumentException("No kind of token is called " + code);
		}
	}
}
