package org.modalis.search.semantic.internal;

import java.io.IOException;
import java.io.Reader;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import com.google.gson.stream.JsonReader;

/**
 * Cuts text into the pieces of words that a BERT model knows by number, as its makers do: without case and accents, signs and
 * Chinese characters alone, and of each word the longest known beginnings. Threads: any.
 */
final class WordPieces {

	private static final int LONGEST_WORD = 100;
	private static final String GOES_ON = "##";

	private final Map<String, Integer> known = new HashMap<>();
	private final int unknown;
	private final long begin;
	private final long end;

	/** @param tokenizer the model's {@code tokenizer.json}, of which the vocabulary is read */
	WordPieces(Reader tokenizer) throws IOException {
		var json = new JsonReader(tokenizer);
		enter(json, "model");
		enter(json, "vocab");
		json.beginObject();
		while (json.hasNext())
			known.put(json.nextName(), json.nextInt());
		unknown = known.get("[UNK]");
		begin = known.get("[CLS]");
		end = known.get("[SEP]");
	}

	private static void enter(JsonReader json, String name) throws IOException {
		json.beginObject();
		while (!json.nextName().equals(name))
			json.skipValue();
	}

	/**
	 * The text in passages.
	 *
	 * @param longest how many pieces a passage has at most, with its begin and end
	 * @param most how many passages; what is behind them is left out
	 */
	List<long[]> passages(String text, int longest, int most) {
		int room = longest - 2;
		List<Integer> pieces = pieces(text, room * most);
		var passages = new ArrayList<long[]>();
		for (int from = 0; from < pieces.size(); from += room) {
			int count = Math.min(room, pieces.size() - from);
			var passage = new long[count + 2];
			passage[0] = begin;
			for (int i = 0; i < count; i++)
				passage[i + 1] = pieces.get(from + i);
			passage[count + 1] = end;
			passages.add(passage);
		}
		return passages;
	}

	private List<Integer> pieces(String text, int most) {
		var pieces = new ArrayList<Integer>();
		// a piece has rarely more than ten characters: what is behind that is not even normalized
		String near = text.length() > most * 16 ? text.substring(0, most * 16) : text;
		String plain = Normalizer.normalize(near.toLowerCase(Locale.ROOT), Form.NFD);
		var word = new StringBuilder();
		for (int i = 0; i < plain.length() && pieces.size() < most; i += Character.charCount(plain.codePointAt(i))) {
			int c = plain.codePointAt(i);
			int type = Character.getType(c);
			if (type == Character.NON_SPACING_MARK || c != '\t' && c != '\n' && c != '\r' && type == Character.CONTROL
					|| type == Character.FORMAT || c == 0xFFFD)
				continue;
			boolean space = Character.isWhitespace(c) || Character.isSpaceChar(c);
			if (!space && !alone(c, type)) {
				word.appendCodePoint(c);
				continue;
			}
			take(word, pieces);
			if (!space)
				take(word.appendCodePoint(c), pieces);
		}
		take(word, pieces);
		return pieces.size() > most ? pieces.subList(0, most) : pieces;
	}

	private static boolean alone(int c, int type) {
		if (c < 0x80)
			return c > ' ' && !Character.isLetterOrDigit(c);
		return switch (type) {
		case Character.CONNECTOR_PUNCTUATION, Character.DASH_PUNCTUATION, Character.START_PUNCTUATION, Character.END_PUNCTUATION,
				Character.INITIAL_QUOTE_PUNCTUATION, Character.FINAL_QUOTE_PUNCTUATION, Character.OTHER_PUNCTUATION -> true;
		default -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN;
		};
	}

	/** Adds the pieces of a word, and empties it. */
	private void take(StringBuilder letters, List<Integer> pieces) {
		String word = letters.toString();
		letters.setLength(0);
		int before = pieces.size();
		for (int start = 0; start < word.length();) {
			int stop = word.length() > LONGEST_WORD ? start : word.length();
			Integer piece = null;
			while (stop > start && (piece = known.get((start > 0 ? GOES_ON : "") + word.substring(start, stop))) == null)
				stop--;
			if (piece == null) {
				pieces.subList(before, pieces.size()).clear();
				pieces.add(unknown);
				return;
			}
			pieces.add(piece);
			start = stop;
		}
	}
}
