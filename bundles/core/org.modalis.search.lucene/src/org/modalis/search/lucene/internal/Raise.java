package org.modalis.search.lucene.internal;

import java.time.Duration;

/**
 * How much being new and being a title count, beside a score of 5 to 15 for rare words.
 *
 * @param now in milliseconds since 1970
 * @param title what a title counts more
 */
record Raise(long now, float title) {

	/** How much being new counts. */
	private static final float NEW = 2;
	/** At this age it counts half. */
	private static final double HALF = Duration.ofDays(30).toMillis();
	private static final float TITLE = 2;

	static Raise byAgeAndTitle(long now) {
		return new Raise(now, TITLE);
	}

	static Raise byAge(long now) {
		return new Raise(now, 0);
	}

	/** The score of a document whose words have a score. */
	float of(Ages ages, int doc, float words) {
		return (float) (words + age(Math.abs(now - ages.time(doc))) + (ages.isTitle(doc) ? title : 0));
	}

	/** The highest score that a document of a block may have. */
	float most(Ages ages, int block, float words) {
		return (float) (words + age(Math.max(0, now - ages.newest(block))) + (ages.hasTitle(block) ? title : 0));
	}

	/** The most that any document gets beside the score of its words. */
	float most() {
		return NEW + title;
	}

	private static double age(double milliseconds) {
		return NEW * HALF / (HALF + milliseconds);
	}
}
