package org.modalis.core.internal.provider;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

import org.modalis.api.ProviderException;
import org.modalis.api.ProviderException.Kind;
import org.modalis.api.keys.KeyStore;
import org.modalis.api.keys.KeyStore.StoredKey;
import org.modalis.api.keys.Secret;
import org.modalis.api.model.Usage;
import org.modalis.api.provider.CallContext;
import org.modalis.api.provider.ProviderInfo;
import org.modalis.api.provider.ProviderInfo.KeyUse;
import org.modalis.api.settings.Settings;
import org.modalis.api.transport.HttpTransport;
import org.modalis.core.internal.limits.Allowance;

/** One provider's context for one call; knows the keys it handed out, so that they can be kept out of what the call says. */
public final class CallContextImpl implements CallContext {

	private final ProviderInfo info;
	private final HttpTransport transport;
	private final KeyStore keys;
	private final Settings settings;
	private final Clock clock;
	private final Allowance allowance;
	private final Redaction redaction = new Redaction();
	private final List<String> notes = new CopyOnWriteArrayList<>();
	private Optional<URI> address;

	CallContextImpl(ProviderInfo info, HttpTransport transport, KeyStore keys, Settings settings, Clock clock,
			Allowance allowance) {
		this.info = info;
		this.transport = transport;
		this.keys = keys;
		this.settings = settings;
		this.clock = clock;
		this.allowance = allowance;
	}

	/** Makes the provider's limits go by what the vendor counted, where it did. */
	public void used(Usage usage) {
		if (usage.known())
			allowance.used(usage.inputTokens() + usage.outputTokens());
	}

	public Redaction redaction() {
		return redaction;
	}

	@Override
	public HttpTransport transport() {
		return transport;
	}

	@Override
	public Optional<Secret> key() {
		if (info.key() == KeyUse.NONE)
			return Optional.empty();
		try {
			var key = address().flatMap(url -> keys.find(info.id(), KeyStore.hostOf(url))).map(StoredKey::secret);
			key.ifPresent(redaction::add);
			return key;
		} catch (ProviderException e) {
			// baseUrl() says what is wrong with the address; without one there is no key for it
			return Optional.empty();
		}
	}

	/** The same for the whole call, or a change between two questions would send the key of one host to another. */
	private synchronized Optional<URI> address() throws ProviderException {
		if (address == null)
			address = BaseUrls.of(info, settings);
		return address;
	}

	@Override
	public URI baseUrl() throws ProviderException {
		return address().orElseThrow(() -> new ProviderException(Kind.NOT_CONFIGURED,
				"No base URL is set for " + info.displayName() + ". Enter it in the provider's settings."));
	}

	@Override
	public String setting(String name) {
		var declared = info.settings().stream().filter(setting -> setting.name().equals(name)).findFirst()
				.orElseThrow(() -> new IllegalArgumentException(info.id() + " declares no setting " + name));
		return settings.get("provider." + info.id() + "." + name).orElse(declared.defaultValue());
	}

	@Override
	public Path modelFolder() {
		var set = System.getenv("MODALIS_MODELS");
		return set == null || set.isBlank() ? Path.of(System.getProperty("user.home"), ".modalis", "models") : Path.of(set);
	}

	@Override
	public void note(String sentence) {
		notes.add(redaction.clean(sentence.strip()));
	}

	/** What the provider noted so far, without its keys. */
	public List<String> notes() {
		return List.copyOf(notes);
	}

	@Override
	public Clock clock() {
		return clock;
	}
}
