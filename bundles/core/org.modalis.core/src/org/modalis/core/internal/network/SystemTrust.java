package org.modalis.core.internal.network;

import java.io.ByteArrayInputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/**
 * Whom this machine trusts: Java's own authorities and those of the system, so that a company's or a home server's authority has to
 * be added in one place only. On Linux that is the bundle which {@code update-ca-certificates} and its like write, and the file in
 * {@code SSL_CERT_FILE}; on Windows the root store; on macOS the keychain. Read at the first secure connection, and once.
 */
public final class SystemTrust {

	private static final List<Path> LINUX = List.of(Path.of("/etc/ssl/certs/ca-certificates.crt"),
			Path.of("/etc/pki/tls/certs/ca-bundle.crt"), Path.of("/etc/ssl/ca-bundle.pem"));

	private final List<Path> bundles;
	private final List<String> stores;
	private SSLContext context;

	/**
	 * @param bundles files of certificates in PEM form; what cannot be read is left out
	 * @param stores kinds of key stores that the system keeps
	 */
	public SystemTrust(List<Path> bundles, List<String> stores) {
		this.bundles = List.copyOf(bundles);
		this.stores = List.copyOf(stores);
	}

	/** As the operating system has it. */
	public static SystemTrust ofThisSystem() {
		var system = System.getProperty("os.name");
		if (system.startsWith("Windows"))
			return new SystemTrust(List.of(), List.of("Windows-ROOT"));
		if (system.startsWith("Mac"))
			return new SystemTrust(List.of(), List.of("KeychainStore", "KeychainStore-ROOT"));
		var named = Optional.ofNullable(System.getenv("SSL_CERT_FILE")).filter(file -> !file.isBlank()).map(Path::of);
		return new SystemTrust(Stream.concat(named.stream(), LINUX.stream().filter(Files::isReadable).limit(1)).toList(), List.of());
	}

	/** What secure connections are made with. */
	public synchronized SSLContext context() {
		if (context == null)
			context = make();
		return context;
	}

	private SSLContext make() {
		try {
			var all = KeyStore.getInstance(KeyStore.getDefaultType());
			all.load(null, null);
			var certificates = new ArrayList<Certificate>(javasOwn());
			bundles.forEach(file -> certificates.addAll(in(file)));
			stores.forEach(kind -> certificates.addAll(inStore(kind)));
			for (int i = 0; i < certificates.size(); i++)
				all.setCertificateEntry(Integer.toString(i), certificates.get(i));
			var managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
			managers.init(all);
			var made = SSLContext.getInstance("TLS");
			made.init(null, managers.getTrustManagers(), null);
			return made;
		} catch (GeneralSecurityException | IOException e) {
			throw new IllegalStateException("This Java runtime cannot make secure connections", e);
		}
	}

	private static List<X509Certificate> javasOwn() throws GeneralSecurityException {
		var managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
		managers.init((KeyStore) null);
		return Arrays.stream(managers.getTrustManagers()).filter(X509TrustManager.class::isInstance)
				.flatMap(manager -> Arrays.stream(((X509TrustManager) manager).getAcceptedIssuers())).toList();
	}

	private static List<Certificate> in(Path file) {
		// not through a channel, which a cancel of the first call would close: the list would then be missing until the next start
		try (InputStream in = new FileInputStream(file.toFile())) {
			// in one piece: the factory reads byte by byte
			return List.copyOf(CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(in.readAllBytes())));
		} catch (IOException | GeneralSecurityException e) {
			// the system's list is an addition: without it Java's own authorities still hold
			return List.of();
		}
	}

	private static List<Certificate> inStore(String kind) {
		try {
			var store = KeyStore.getInstance(kind);
			store.load(null, null);
			var found = new ArrayList<Certificate>();
			for (var alias : Collections.list(store.aliases()))
				if (store.isCertificateEntry(alias))
					found.add(store.getCertificate(alias));
			return found;
		} catch (IOException | GeneralSecurityException e) {
			// as above; a Java runtime older than the store's kind is one case
			return List.of();
		}
	}
}
