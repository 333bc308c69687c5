package org.modalis.api.search;

import java.util.UUID;

/**
 * A message that matches.
 *
 * @param conversation the thread
 * @param message the message
 * @param excerpt about 160 characters of its text around the first match, on one line
 * @param score higher is better; only comparable within one search
 */
public record SearchHit(UUID conversation, UUID message, String excerpt, float score) {
}
