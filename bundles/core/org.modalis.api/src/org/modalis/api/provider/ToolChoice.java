package org.modalis.api.provider;

/** Whether a model may, must or must not call a function. */
public enum ToolChoice {
	/** The model decides. */
	AUTO,
	/** It calls at least one. */
	REQUIRED,
	/** It answers in words. */
	NONE
}
