package org.modalis.provider.local.internal;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * What the header of a GGUF file says of its model.
 *
 * @param architecture for example {@code llama}
 * @param name the model's name; may be empty
 * @param contextLength the tokens it was trained for
 * @param chatTemplate its Jinja chat template
 * @param startToken the id of the token that opens every prompt; empty where the model wants none
 */
record GgufHeader(String architecture, String name, OptionalLong contextLength, Optional<String> chatTemplate,
		OptionalLong startToken) {
}
