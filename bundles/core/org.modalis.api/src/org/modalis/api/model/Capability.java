package org.modalis.api.model;

/** What a model can take or do beyond plain text in and plain text out. A request never uses what its model lacks. */
public enum Capability {
	/** Answers piece by piece. */
	STREAMING,
	/** Takes images as input. */
	VISION,
	/** Takes PDF documents as input. */
	PDF,
	/** Takes audio as input. */
	AUDIO,
	/** Calls functions ("tools") that the caller declares. */
	FUNCTION_CALLING,
	/** Can be held to valid JSON. */
	JSON_MODE,
	/** Can be held to a JSON schema. */
	JSON_SCHEMA,
	/** Thinks before it answers. */
	REASONING,
	/** Follows a system prompt. */
	SYSTEM_PROMPT,
	/** Accepts a sampling temperature other than its default. */
	TEMPERATURE,
	/** Accepts top-p other than its default. */
	TOP_P,
	/** Accepts texts at which it stops. */
	STOP,
	/** Accepts a seed, so that an answer can be repeated. */
	SEED
}
