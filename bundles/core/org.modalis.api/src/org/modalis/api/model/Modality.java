package org.modalis.api.model;

/** What a model makes. */
public enum Modality {
	CHAT, IMAGE, VIDEO, SPEECH, MUSIC, ICON, EMBEDDING
}
