package org.modalis.studio.chat.internal.page;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What the user asked for in the page, or what the page has done, told as a navigation that is never carried out.
 *
 * @param what an {@link Action}'s name, {@code code}, {@code link}, {@code older}, {@code stop}, {@code sibling}, {@code edit-save},
 *        {@code edit-run}, {@code small} for a small copy of an image, or {@code drawn} when a thread is on the screen
 * @param arguments what it is about
 */
public record Wish(String what, List<String> arguments) {

	private static final String SCHEME = "modalis:";

	/** Reads a navigation; empty when it is not one of the page's own. */
	public static Optional<Wish> read(String location, String token) {
		if (!location.startsWith(SCHEME))
			return Optional.empty();
		try {
			var parts = Arrays.stream(location.substring(SCHEME.length()).split("/"))
					.map(part -> URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8)).toList();
			return parts.size() < 2 || !parts.getFirst().equals(token) ? Optional.empty()
					: Optional.of(new Wish(parts.get(1), parts.subList(2, parts.size())));
		} catch (IllegalArgumentException e) {
			return Optional.empty();
		}
	}

	/** One of the arguments; empty text when it is missing. */
	public String argument(int at) {
		return at < arguments.size() ? arguments.get(at) : "";
	}
}
