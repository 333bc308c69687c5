package org.modalis.api.search;

import java.util.List;
import java.util.Objects;

/**
 * One thing that a query asks for: a chip in a search field.
 *
 * @param kind what it is
 * @param value the word, the words of the phrase, or what stands behind the operator's colon; without quotes and asterisk
 * @param excluded whether hits must not have it, as in {@code -word}
 * @param open whether the last word may be only the beginning of a word, as in {@code pref*}
 * @param start where it begins in the text of its query
 * @param end where it ends there, exclusive
 */
public record SearchTerm(Kind kind, String value, boolean excluded, boolean open, int start, int end) {

	/** What can be asked for, with an example and its meaning for people. */
	public enum Kind {
		WORD("word", "the word, whatever its case and accents; wor* for its beginning, -word for without it"),
		PHRASE("\"some words\"", "these words, one after the other"),
		MODEL("model:gpt-5", "of a model whose name holds this"),
		PROVIDER("provider:openai", "of a model of this provider"),
		ROLE("role:user", "what you said, or with role:assistant what models said"),
		BEFORE("before:2026-11", "before that month began; also a year, 2026-11-24, today, yesterday, 3d, 2w, 1m or 1y ago"),
		AFTER("after:2w", "since then; written like before:"),
		HAS("has:image", "with an image; also has:pdf, has:code, has:link, has:file"),
		IN("in:\"thread title\"", "in a thread whose title holds this"),
		IS("is:favourite", "a favourite; is:pinned and is:archived by the thread it is in"),
		FOLDER("folder:work", "in a thread in this folder");

		private final String example;
		private final String meaning;

		Kind(String example, String meaning) {
			this.example = example;
			this.meaning = meaning;
		}

		/** How it is written. */
		public String example() {
			return example;
		}

		/** What it finds: part of a sentence in English. */
		public String meaning() {
			return meaning;
		}

		/** Whether it narrows by something other than words. */
		public boolean operator() {
			return this != WORD && this != PHRASE;
		}

		/** The values that there are; empty when it can be anything. */
		public List<String> choices() {
			return switch (this) {
			case ROLE -> List.of("user", "assistant");
			case HAS -> List.of("image", "pdf", "code", "link", "file");
			case IS -> List.of("favourite", "pinned", "archived");
			default -> List.of();
			};
		}
	}

	public SearchTerm {
		Objects.requireNonNull(kind);
		Objects.requireNonNull(value);
		if (start < 0 || end < start)
			throw new IllegalArgumentException("Not a range: " + start + " to " + end);
	}
}
