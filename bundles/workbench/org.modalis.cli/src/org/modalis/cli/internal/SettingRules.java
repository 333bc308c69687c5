package org.modalis.cli.internal;

import java.math.BigDecimal;
import java.net.URI;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.modalis.api.model.ModelId;
import org.modalis.api.provider.MultiServerProvider;
import org.modalis.api.provider.ProviderSetting;
import org.modalis.api.registry.ProviderEntry;
import org.modalis.api.registry.RegistrySnapshot;

/** Which settings there are and what each may be: those of Modalis itself, and those that the present providers declare. */
final class SettingRules {

	/** What a value must look like. */
	@FunctionalInterface
	private interface Rule {
		/** @throws CommandFailedException with a sentence on what it should be */
		void check(String value) throws CommandFailedException;
	}

	private static final Rule ANY = value -> {
	};

	private final Map<String, Rule> rules = new LinkedHashMap<>();

	/** @param planned settings that will be set together: servers that they list may be set up by them, too */
	SettingRules(RegistrySnapshot snapshot, Map<String, String> planned) {
		rules.put("appearance.theme", oneOf("light", "dark", "system"));
		rules.put("chat.draft", ANY);
		rules.put("chat.folded", ANY);
		rules.put("chat.model", SettingRules::checkModel);
		rules.put("chat.send", oneOf("Enter", "Ctrl+Enter"));
		rules.put("chat.thread", ANY);
		rules.put("chat.titleModel", SettingRules::checkModel);
		rules.put("chat.titles", oneOf("true", "false"));
		rules.put("chat.webview", oneOf("true", "false"));
		rules.put("chat.zoom", SettingRules::checkNumber);
		rules.put("lists.prompts.order", oneOf("name", "saved"));
		rules.put("lists.prompts.views", ANY);
		rules.put("lists.threads.order", oneOf("active", "created", "title", "cost"));
		rules.put("lists.threads.views", ANY);
		rules.put("network.proxy", ANY);
		rules.put("network.offline", oneOf("true", "false"));
		for (var name : new String[] { "connectSeconds", "firstByteSeconds", "idleSeconds" })
			rules.put("network." + name, SettingRules::checkNumber);
		for (var entry : snapshot.providers()) {
			add(entry.info().id(), entry);
			for (var server : planned.getOrDefault("provider." + entry.info().id() + ".servers", "").split(","))
				if (!server.isBlank())
					add(entry.info().id() + "-" + server.strip(), entry);
		}
	}

	private void add(String id, ProviderEntry entry) {
		var prefix = "provider." + id + ".";
		rules.put(prefix + "enabled", oneOf("true", "false"));
		if (entry.info().asksForBaseUrl())
			rules.put(prefix + "baseUrl", SettingRules::checkUrl);
		for (var name : new String[] { "requestsPerMinute", "tokensPerMinute", "concurrentCalls" })
			rules.put(prefix + name, SettingRules::checkNumber);
		if (entry.provider() instanceof MultiServerProvider) {
			rules.put(prefix + "servers", SettingRules::checkServers);
			rules.put(prefix + "name", ANY);
		}
		for (var setting : entry.info().settings())
			rules.put(prefix + setting.name(), rule(setting));
	}

	private static Rule rule(ProviderSetting setting) {
		return value -> {
			var problem = setting.problem(value);
			if (problem.isPresent())
				throw CommandFailedException.wrongUse(problem.get() + ".");
		};
	}

	/** @throws CommandFailedException when there is no such setting, or the value is not what it takes */
	void check(String name, String value) throws CommandFailedException {
		if (name.toLowerCase(Locale.ROOT).matches(".*(key|secret|password|token)"))
			throw CommandFailedException.wrongUse(
					"Keys are never kept as settings. To keep one in the secure storage: modalis keys set PROVIDER");
		var rule = rules.get(name);
		if (rule == null)
			throw CommandFailedException.wrongUse("There is no setting " + name + "." + nearest(name));
		try {
			rule.check(value);
		} catch (CommandFailedException e) {
			throw CommandFailedException.wrongUse(name + ": " + e.getMessage());
		}
	}

	private String nearest(String name) {
		Optional<String> near = rules.keySet().stream().min(Comparator.comparingInt(known -> distance(name, known)));
		return near.filter(known -> distance(name, known) <= Math.max(3, name.length() / 3)).map(known -> " Did you mean " + known + "?")
				.orElse("");
	}

	/** How many letters have to be put in, taken out or changed. */
	private static int distance(String one, String other) {
		var row = new int[other.length() + 1];
		for (int j = 0; j <= other.length(); j++)
			row[j] = j;
		for (int i = 1; i <= one.length(); i++) {
			int diagonal = row[0];
			row[0] = i;
			for (int j = 1; j <= other.length(); j++) {
				int change = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
				diagonal = row[j];
				row[j] = Math.min(change, Math.min(row[j], row[j - 1]) + 1);
			}
		}
		return row[other.length()];
	}

	private static Rule oneOf(String... words) {
		return value -> {
			for (var word : words)
				if (word.equals(value))
					return;
			throw CommandFailedException.wrongUse("it is one of: " + String.join(", ", words) + ".");
		};
	}

	private static void checkNumber(String value) throws CommandFailedException {
		try {
			if (new BigDecimal(value).signum() >= 0)
				return;
		} catch (NumberFormatException e) {
			// said below
		}
		throw CommandFailedException.wrongUse("it is a number from 0 on.");
	}

	/** @throws CommandFailedException when a key could not be sent there safely or nobody would understand it */
	static void checkUrl(String value) throws CommandFailedException {
		try {
			var url = URI.create(value);
			var scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
			if (url.getHost() == null || !scheme.equals("http") && !scheme.equals("https"))
				throw CommandFailedException.wrongUse("a base URL begins with http:// or https:// and names a server.");
			if (url.getUserInfo() != null)
				throw CommandFailedException.wrongUse("a base URL holds no user name or password. Keep the key with: modalis keys set PROVIDER");
			if (url.getQuery() != null || url.getFragment() != null)
				throw CommandFailedException.wrongUse("a base URL ends with its path; nothing may follow a ? or #.");
		} catch (IllegalArgumentException e) {
			throw CommandFailedException.wrongUse("that is no address; one looks like https://api.example.com/v1");
		}
	}

	private static void checkServers(String value) throws CommandFailedException {
		for (var name : value.split(","))
			if (!name.strip().matches("[a-z0-9][a-z0-9-]*"))
				throw CommandFailedException.wrongUse("it holds names of lower-case letters, digits and hyphens, with commas between.");
	}

	private static void checkModel(String value) throws CommandFailedException {
		try {
			ModelId.parse(value);
		} catch (IllegalArgumentException wrong) {
			throw CommandFailedException.wrongUse(wrong.getMessage());
		}
	}
}
