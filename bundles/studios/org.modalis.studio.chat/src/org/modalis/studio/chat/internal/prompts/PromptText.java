package org.modalis.studio.chat.internal.prompts;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The text of a prompt with its variables: <code>{{name}}</code>, <code>{{name=default}}</code>, <code>{{name:type}}</code> or
 * <code>{{name:type=default}}</code>. The types are {@code text}, {@code number}, {@code multiline} and {@code choice}, whose
 * default is all choices with {@code |} between them, the first one chosen. A name may come several times; its first type and
 * default hold. A backslash before the braces makes them plain text, and so does whatever is not of this form. Immutable.
 */
public final class PromptText {

	private static final Pattern VARIABLE = Pattern.compile(
			"\\\\\\{\\{|\\{\\{\\s*([\\p{L}_][\\p{L}\\p{N}_ -]*?)\\s*(?::\\s*(text|number|choice|multiline)\\s*)?(?:=(.*?))?\\}\\}", Pattern.DOTALL);

	private final String text;

	public PromptText(String text) {
		this.text = text;
	}

	/** The variables in the order in which they come first. */
	public List<Variable> variables() {
		var all = new LinkedHashMap<String, Variable>();
		VARIABLE.matcher(text).results().filter(match -> match.group(1) != null)
				.forEach(match -> all.merge(match.group(1), variable(match), PromptText::known));
		return List.copyOf(all.values());
	}

	/** The first of two that says more than its name. */
	private static Variable known(Variable first, Variable later) {
		boolean bare = first.kind() == Variable.Kind.TEXT && first.initial().isEmpty();
		return bare ? later : first;
	}

	private static Variable variable(MatchResult match) {
		var kind = Optional.ofNullable(match.group(2)).map(word -> Variable.Kind.valueOf(word.toUpperCase(Locale.ROOT)))
				.orElse(Variable.Kind.TEXT);
		String initial = Optional.ofNullable(match.group(3)).orElse("");
		if (kind != Variable.Kind.CHOICE)
			return new Variable(match.group(1), kind, initial, List.of());
		var choices = Stream.of(initial.split("\\|")).map(String::strip).filter(each -> !each.isEmpty()).distinct().toList();
		return choices.isEmpty() ? new Variable(match.group(1), Variable.Kind.TEXT, "", List.of())
				: new Variable(match.group(1), kind, choices.getFirst(), choices);
	}

	/** The text with values in the places of the variables; one that is not there has its initial value. */
	public String with(Map<String, String> values) {
		var initial = new LinkedHashMap<String, String>();
		variables().forEach(variable -> initial.put(variable.name(), variable.initial()));
		return VARIABLE.matcher(text).replaceAll(match -> Matcher.quoteReplacement(match.group(1) == null ? "{{"
				: values.getOrDefault(match.group(1), initial.get(match.group(1)))));
	}
}
