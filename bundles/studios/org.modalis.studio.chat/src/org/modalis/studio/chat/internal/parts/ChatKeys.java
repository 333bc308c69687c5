package org.modalis.studio.chat.internal.parts;

/** Names the context in which the chat's keys hold. It lies deeper than the platform's, so that ours win where both bind a key. */
final class ChatKeys {

	static final String CONTEXT = "org.modalis.context.chat";

	private ChatKeys() {
	}
}
