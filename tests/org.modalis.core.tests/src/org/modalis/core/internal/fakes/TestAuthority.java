package org.modalis.core.internal.fakes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * An authority that nobody trusts, and certificates of servers that it signed, made with the JDK's keytool.
 *
 * @param certificate the authority's own, in PEM form
 */
public record TestAuthority(Path folder, Path certificate) {

	private static final String PASSWORD = "changeit";

	public static TestAuthority in(Path folder) throws IOException, InterruptedException {
		var authority = new TestAuthority(folder, folder.resolve("authority.pem"));
		authority.keytool("-genkeypair", "-alias", "authority", "-keyalg", "EC", "-dname", "CN=Nobody's authority", "-ext", "bc:c");
		authority.keytool("-exportcert", "-alias", "authority", "-rfc", "-file", authority.certificate.toString());
		return authority;
	}

	/**
	 * What a server needs.
	 *
	 * @param names as keytool writes them: {@code ip:127.0.0.1,dns:localhost}
	 */
	public SSLContext server(String names) throws IOException, InterruptedException, GeneralSecurityException {
		keytool("-genkeypair", "-alias", "server", "-keyalg", "EC", "-dname", "CN=server", "-signer", "authority", "-ext", "san=" + names);
		var all = KeyStore.getInstance(file().toFile(), PASSWORD.toCharArray());
		all.deleteEntry("authority");
		var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
		keys.init(all, PASSWORD.toCharArray());
		var context = SSLContext.getInstance("TLS");
		context.init(keys.getKeyManagers(), null, null);
		return context;
	}

	private Path file() {
		return folder.resolve("keys.p12");
	}

	private void keytool(String... arguments) throws IOException, InterruptedException {
		var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
		command.addAll(List.of(arguments));
		command.addAll(List.of("-keystore", file().toString(), "-storetype", "PKCS12", "-storepass", PASSWORD));
		var output = folder.resolve("keytool.log");
		var process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile()).start();
		if (process.waitFor() != 0)
			throw new IOException("keytool failed: " + Files.readString(output));
	}
}
