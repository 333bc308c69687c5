package org.modalis.studio.chat.internal.page;

/**
 * A code block of an answer.
 *
 * @param language the first word after its fence; may be empty
 */
public record Code(String language, String text) {
}
