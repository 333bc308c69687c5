package org.modalis.api.provider;

/** Whether a model may, must or must not call a function. What a vendor cannot be told is refused, not left out. */
public enum ToolChoice {
	/** The model decides. */
	AUTO,
	/** It calls at least one. */
	REQUIRED,
	/** It answers in words. */
	NONE
}
