package org.modalis.api.model;

/** What a vendor counts and charges for. */
public enum Meter {
	/** Tokens of the prompt that neither came from the vendor's cache nor were written into it. */
	INPUT_TOKENS,
	/** Tokens of the prompt that the vendor served from its cache. */
	CACHED_INPUT_TOKENS,
	/** Tokens of the prompt that the vendor wrote into its cache. */
	CACHE_WRITE_TOKENS,
	/** Tokens of the answer, reasoning included. */
	OUTPUT_TOKENS,
	/** Images made. */
	IMAGES,
	/** Seconds of video or audio, made or understood. */
	SECONDS,
	/** Characters spoken. */
	CHARACTERS,
	/** Calls, whatever their size. */
	REQUESTS
}
