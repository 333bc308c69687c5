package org.modalis.core.internal.keys;

import java.io.IOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import org.eclipse.equinox.security.storage.EncodingUtils;
import org.eclipse.equinox.security.storage.ISecurePreferences;
import org.eclipse.equinox.security.storage.StorageException;
import org.modalis.api.keys.KeyStore;
import org.modalis.api.keys.Secret;

/**
 * The keys of one provider at one host in the secure storage: the node of the host holds the key with the default label, where it
 * has been since there was only one, and a node below it for each other label. Labels, times and which key is active are kept in
 * the clear, keys never. Not for several threads.
 */
final class HostKeys {

	private static final String ROOT = "org.modalis/keys/";
	private static final String KEY = "key";
	private static final String STORED = "stored";
	private static final String ACTIVE = "active";
	private static final Comparator<String> DEFAULT_FIRST = Comparator
			.<String>comparingInt(label -> label.equals(KeyStore.DEFAULT_LABEL) ? 0 : 1)
			.thenComparing(String.CASE_INSENSITIVE_ORDER).thenComparing(Comparator.naturalOrder());

	private final ISecurePreferences storage;
	private final String path;

	HostKeys(ISecurePreferences storage, String providerId, String host) {
		this.storage = storage;
		this.path = ROOT + providerId + "/" + EncodingUtils.encodeSlashes(host);
	}

	/** The hosts for which anything of a provider is stored. */
	static List<String> hosts(ISecurePreferences storage, String providerId) {
		if (!storage.nodeExists(ROOT + providerId))
			return List.of();
		var hosts = new ArrayList<String>();
		for (var host : storage.node(ROOT + providerId).childrenNames())
			hosts.add(EncodingUtils.decodeSlashes(host));
		hosts.sort(Comparator.naturalOrder());
		return hosts;
	}

	/** The default label first, then by name. */
	List<String> labels() {
		if (!storage.nodeExists(path))
			return List.of();
		var host = storage.node(path);
		var labels = new ArrayList<String>();
		if (List.of(host.keys()).contains(KEY))
			labels.add(KeyStore.DEFAULT_LABEL);
		for (var child : host.childrenNames())
			labels.add(URLDecoder.decode(child, StandardCharsets.UTF_8));
		labels.sort(DEFAULT_FIRST);
		return labels;
	}

	/** The label of the key that is used: the one chosen, else the first. */
	Optional<String> active() throws StorageException {
		var labels = labels();
		if (labels.isEmpty())
			return Optional.empty();
		var chosen = storage.node(path).get(ACTIVE, "");
		return Optional.of(labels.contains(chosen) ? chosen : labels.getFirst());
	}

	/** Where a key is; {@link #reveal} takes it from there. */
	Optional<ISecurePreferences> place(String label) {
		return labels().contains(label) ? Optional.of(node(label)) : Optional.empty();
	}

	/** Decrypts a key. The only step that may wait for a person, so no lock is held here. */
	static Optional<Secret> reveal(ISecurePreferences place) throws StorageException {
		try {
			return Optional.ofNullable(place.get(KEY, null)).filter(text -> !text.isBlank()).map(Secret::new);
		} catch (IllegalStateException removedMeanwhile) {
			return Optional.empty();
		}
	}

	Optional<Instant> stored(String label) throws StorageException {
		long millis = node(label).getLong(STORED, 0);
		return millis == 0 ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
	}

	void put(String label, Secret key, Instant now) throws StorageException, IOException {
		var node = node(label);
		node.put(KEY, key.reveal(), true);
		node.putLong(STORED, now.toEpochMilli(), false);
		activate(label);
	}

	void activate(String label) throws StorageException, IOException {
		storage.node(path).put(ACTIVE, label, false);
		storage.flush();
	}

	void remove(String label) throws IOException {
		if (label.equals(KeyStore.DEFAULT_LABEL)) {
			node(label).remove(KEY);
			node(label).remove(STORED);
		} else {
			node(label).removeNode();
		}
		if (labels().isEmpty())
			storage.node(path).removeNode();
		storage.flush();
	}

	private ISecurePreferences node(String label) {
		// the names of nodes are printable ASCII without slashes
		return storage.node(label.equals(KeyStore.DEFAULT_LABEL) ? path
				: path + "/" + URLEncoder.encode(label, StandardCharsets.UTF_8));
	}
}
