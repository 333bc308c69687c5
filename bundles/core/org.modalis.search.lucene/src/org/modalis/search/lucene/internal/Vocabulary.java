package org.modalis.search.lucene.internal;

import java.util.Arrays;

import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.BytesRefComparator;
import org.apache.lucene.util.StringSorter;
import org.apache.lucene.util.UnicodeUtil;

/** Numbers words as they come. Keeps them in UTF-8, one behind the other. Threads: one at a time. */
final class Vocabulary {

	private byte[] letters = new byte[1 << 16];
	/** Where each word begins, and behind the last where the next will. */
	private int[] starts = new int[1 << 12];
	private int[] hashes = new int[1 << 12];
	/** Numbers of words plus one by their hashes; twice as many places as words at least. */
	private int[] places = new int[1 << 13];
	private int size;
	private byte[] encoded = new byte[256];

	int size() {
		return size;
	}

	/** The number of a word, which is a new one where it was not met before. */
	int number(char[] word, int length) {
		int start = starts[size];
		if (letters.length - start < length * UnicodeUtil.MAX_UTF8_BYTES_PER_CHAR)
			letters = Arrays.copyOf(letters, 2 * letters.length + length * UnicodeUtil.MAX_UTF8_BYTES_PER_CHAR);
		// written where it would stay, and left there when it is new
		int bytes = write(word, length, start);
		int hash = hash(start, bytes);
		int place = hash & places.length - 1;
		for (; places[place] != 0; place = place + 1 & places.length - 1) {
			int known = places[place] - 1;
			if (hashes[known] == hash && isWord(known, start, bytes))
				return known;
		}
		places[place] = size + 1;
		add(hash, start + bytes);
		return size - 1;
	}

	private int write(char[] word, int length, int start) {
		for (int i = 0; i < length; i++) {
			if (word[i] >= 0x80)
				return encode(word, length, start);
			letters[start + i] = (byte) word[i];
		}
		return length;
	}

	private int encode(char[] word, int length, int start) {
		if (encoded.length < length * UnicodeUtil.MAX_UTF8_BYTES_PER_CHAR)
			encoded = new byte[length * UnicodeUtil.MAX_UTF8_BYTES_PER_CHAR];
		int bytes = UnicodeUtil.UTF16toUTF8(word, 0, length, encoded);
		System.arraycopy(encoded, 0, letters, start, bytes);
		return bytes;
	}

	private int hash(int start, int length) {
		int hash = length;
		for (int i = start; i < start + length; i++)
			hash = 31 * hash + letters[i];
		return hash ^ hash >>> 15;
	}

	private boolean isWord(int known, int start, int length) {
		int at = starts[known];
		if (starts[known + 1] - at != length)
			return false;
		for (int i = 0; i < length; i++)
			if (letters[at + i] != letters[start + i])
				return false;
		return true;
	}

	private void add(int hash, int end) {
		hashes[size++] = hash;
		if (size + 1 == starts.length) {
			starts = Arrays.copyOf(starts, 2 * size);
			hashes = Arrays.copyOf(hashes, 2 * size);
		}
		starts[size] = end;
		if (2 * size > places.length)
			place();
	}

	private void place() {
		places = new int[2 * places.length];
		for (int each = 0; each < size; each++) {
			int place = hashes[each] & places.length - 1;
			while (places[place] != 0)
				place = place + 1 & places.length - 1;
			places[place] = each + 1;
		}
	}

	/** Has this be a word's letters, without a copy. */
	void word(int number, BytesRef into) {
		into.bytes = letters;
		into.offset = starts[number];
		into.length = starts[number + 1] - into.offset;
	}

	/** The numbers in the order of the words' letters. */
	int[] sorted() {
		int[] order = new int[size];
		Arrays.setAll(order, i -> i);
		new StringSorter(BytesRefComparator.NATURAL) {
			@Override
			protected void get(org.apache.lucene.util.BytesRefBuilder unused, BytesRef into, int i) {
				word(order[i], into);
			}

			@Override
			protected void swap(int one, int other) {
				int kept = order[one];
				order[one] = order[other];
				order[other] = kept;
			}
		}.sort(0, size);
		return order;
	}
}
