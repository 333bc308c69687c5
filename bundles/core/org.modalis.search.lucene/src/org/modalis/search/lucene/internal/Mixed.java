package org.modalis.search.lucene.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.apache.lucene.search.ScoreDoc;

/**
 * One order of what was found by words and by meaning: by reciprocal ranks, as the scores of the two say nothing about each other.
 * What is found by both rises; what is found by meaning only begins behind the first few.
 */
final class Mixed {

	/** A document in its place. */
	record Place(ScoreDoc document, boolean similar, double worth) {
	}

	/** So many of those found by words are looked at at least, so that every page sees the same order. */
	static final int WINDOW = 100;
	private static final int SMOOTH = 60;
	private static final double MEANING = 0.92;

	private Mixed() {
	}

	/**
	 * @param exact found by words, best first
	 * @param near found by meaning, best first; without those that words find behind the {@link #WINDOW} first
	 */
	static List<Place> order(ScoreDoc[] exact, List<ScoreDoc> near) {
		Map<Integer, Double> meaning = new HashMap<>();
		for (int rank = 0; rank < near.size(); rank++)
			meaning.put(near.get(rank).doc, MEANING / (SMOOTH + rank));
		var all = new ArrayList<Place>();
		for (int rank = 0; rank < exact.length; rank++) {
			Double also = meaning.remove(exact[rank].doc);
			all.add(new Place(exact[rank], false, 1.0 / (SMOOTH + rank) + (also == null ? 0 : also)));
		}
		for (ScoreDoc each : near)
			if (meaning.containsKey(each.doc))
				all.add(new Place(each, true, meaning.get(each.doc)));
		all.sort(Comparator.comparingDouble(Place::worth).reversed());
		return all;
	}
}
