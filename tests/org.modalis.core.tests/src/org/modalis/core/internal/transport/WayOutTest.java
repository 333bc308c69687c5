package org.modalis.core.internal.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

import javax.net.ssl.SSLContext;

import org.apache.hc.client5.http.DnsResolver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.modalis.api.ProviderException;
import org.modalis.api.ProviderException.Kind;
import org.modalis.api.keys.Secret;
import org.modalis.api.transport.HttpCall;
import org.modalis.core.internal.fakes.TestAuthority;
import org.modalis.core.internal.fakes.TunnelProxy;
import org.modalis.core.internal.limits.Allowance;
import org.modalis.core.internal.network.NetworkSettings;
import org.modalis.core.internal.network.SystemTrust;
import org.modalis.core.internal.transport.Running.Threads;
import org.modalis.testkit.VendorReply;
import org.modalis.testkit.VendorServer;

/** Proxies, trust, time limits and cancelling on the way to a server. */
@Timeout(60)
class WayOutTest {

	private static final String BASIC = "Proxy-Authorization: Basic "
			+ Base64.getEncoder().encodeToString("me:s3cret:pw".getBytes(StandardCharsets.UTF_8));

	@TempDir
	private static Path folder;
	private static TestAuthority authority;
	private static SSLContext certificate;

	private final Map<String, String> settings = new HashMap<>();
	private final Map<String, String> environment = new HashMap<>();
	private Surroundings around = Surroundings.plain().with(new NetworkSettings(name -> Optional.ofNullable(settings.get(name)),
			environment::get));
	private final VendorServer vendor = VendorServer.start();
	private ApacheHttpTransport transport;

	@BeforeAll
	static void makeCertificates() throws Exception {
		authority = TestAuthority.in(folder);
		certificate = authority.server("ip:127.0.0.1,dns:api.vendor.test");
	}

	@AfterEach
	void close() {
		if (transport != null)
			transport.close();
		vendor.close();
	}

	private ApacheHttpTransport transport() {
		if (transport == null)
			transport = new ApacheHttpTransport(new RetryPolicy(Clock.systemUTC(), time -> {
			}, () -> 0.5), around);
		return transport;
	}

	private void trust(Path... files) {
		around = around.with(new SystemTrust(List.of(files), List.of()));
	}

	private String get(URI address) throws ProviderException, InterruptedException {
		return transport().forCall(CallSubject.NOBODY, Allowance.NONE, (reason, wait) -> {
		}, 0).send(call(address)).text();
	}

	private static HttpCall call(URI address) {
		return HttpCall.get(address, answer -> null).secretHeader("Authorization", "Bearer ", new Secret("sk-vendor"));
	}

	private ProviderException failure(URI address) {
		return assertThrows(ProviderException.class, () -> get(address));
	}

	// ---- trust

	@Test
	void refusesAServerWhoseAuthorityNobodyTrustsAndSaysWhatToDo() {
		try (var secure = VendorServer.startSecure(certificate)) {
			trust();
			var error = failure(secure.url("/a"));
			assertEquals(Kind.UNAVAILABLE, error.kind());
			assertTrue(error.getMessage().contains(secure.url().toString()) && error.getMessage().contains("trust store"),
					error.getMessage());
			assertEquals(List.of(), secure.requests());
		}
	}

	@Test
	void takesAServerWhoseAuthorityTheSystemTrusts() throws Exception {
		try (var secure = VendorServer.startSecure(certificate)) {
			secure.on("/a", VendorReply.json(200, "yes"));
			trust(folder.resolve("there-is-none.pem"), authority.certificate());
			assertEquals("yes", get(secure.url("/a")));
		}
	}

	@Test
	void refusesACertificateOfAnotherServer() throws Exception {
		var other = TestAuthority.in(Files.createDirectory(folder.resolve("other")));
		try (var secure = VendorServer.startSecure(other.server("dns:elsewhere.test"))) {
			trust(other.certificate());
			var error = failure(secure.url("/a"));
			assertTrue(error.getMessage().contains("belongs to another server"), error.getMessage());
		}
	}

	@Test
	void trustsWhatJavaTrustsOnThisSystemToo() {
		assertEquals("TLS", SystemTrust.ofThisSystem().context().getProtocol());
	}

	// ---- proxy

	@Test
	void goesThroughTheProxyOfTheSettingButNotToThisMachine() throws Exception {
		settings.put("network.proxy", "127.0.0.1:" + vendor.url().getPort());
		vendor.on("http://api.vendor.test/v1", VendorReply.json(200, "through")).on("/direct", VendorReply.json(200, "direct"));
		assertEquals("through", get(URI.create("http://api.vendor.test/v1")));
		assertEquals("direct", get(vendor.url("/direct")));
	}

	@Test
	void tunnelsThroughTheProxyOfTheEnvironmentWhichNeverSeesTheKey() throws Exception {
		try (var secure = VendorServer.startSecure(certificate); var proxy = new TunnelProxy(secure.url().getPort(), BASIC)) {
			secure.on("/v1", VendorReply.json(200, "through"));
			trust(authority.certificate());
			environment.put("https_proxy", "http://me:s3cret%3Apw@127.0.0.1:" + proxy.port());
			assertEquals("through", get(URI.create("https://api.vendor.test/v1")));
			assertTrue(proxy.heads().getLast().startsWith("CONNECT api.vendor.test:443 "));
			assertFalse(proxy.heads().toString().contains("sk-vendor"));
			var request = secure.awaitRequest();
			assertEquals("Bearer sk-vendor", request.header("Authorization"));
			assertFalse(request.headers().toString().contains("roxy-"), request.headers().toString());
		}
	}

	@Test
	void takesUserAndPasswordFromTheKeyStore() throws Exception {
		try (var secure = VendorServer.startSecure(certificate); var proxy = new TunnelProxy(secure.url().getPort(), BASIC)) {
			secure.on("/v1", VendorReply.json(200, "through"));
			trust(authority.certificate());
			settings.put("network.proxy", "127.0.0.1:" + proxy.port());
			var address = URI.create("http://127.0.0.1:" + proxy.port());
			around = around.withProxyKeys(asked -> asked.equals(address) ? Optional.of(new Secret("me:s3cret:pw")) : Optional.empty());
			assertEquals("through", get(URI.create("https://api.vendor.test/v1")));
		}
	}

	@Test
	void saysThatTheProxyWantsAPassword() throws Exception {
		try (var proxy = new TunnelProxy(1, BASIC)) {
			settings.put("network.proxy", "127.0.0.1:" + proxy.port());
			var error = failure(URI.create("https://api.vendor.test/v1"));
			assertEquals(Kind.NOT_CONFIGURED, error.kind());
			assertTrue(error.getMessage().contains("127.0.0.1:" + proxy.port() + " asks for a user name"), error.getMessage());
		}
	}

	@Test
	void aProxysRefusalIsNotTakenForTheVendors() {
		settings.put("network.proxy", "127.0.0.1:" + vendor.url().getPort());
		vendor.on("api.vendor.test:443", VendorReply.json(403, "{}"));
		var error = failure(URI.create("https://api.vendor.test/v1"));
		assertEquals(Kind.UNAVAILABLE, error.kind());
		assertTrue(error.getMessage().contains("did not let the call through"), error.getMessage());
	}

	@Test
	void namesTheProxyThatIsNotThere() throws IOException {
		int port;
		try (var closed = new ServerSocket(0)) {
			port = closed.getLocalPort();
		}
		settings.put("network.proxy", "127.0.0.1:" + port);
		assertTrue(failure(URI.create("https://api.vendor.test/v1")).getMessage().contains("through the proxy 127.0.0.1:" + port));
	}

	@Test
	void refusesAProxySettingThatHoldsAPasswordAndDoesNotRepeatIt() {
		settings.put("network.proxy", "me:s3cret@127.0.0.1:3128");
		var error = failure(URI.create("https://api.vendor.test/v1"));
		assertEquals(Kind.NOT_CONFIGURED, error.kind());
		assertFalse(error.getMessage().contains("s3cret"));
	}

	@Test
	void aRedirectThroughAProxyCarriesNoKeyToAnotherHostAndNoCredentialsToAny() throws Exception {
		settings.put("network.proxy", "127.0.0.1:" + vendor.url().getPort());
		around = around.withProxyKeys(address -> Optional.of(new Secret("me:s3cret")));
		vendor.on("http://api.vendor.test/a", VendorReply.json(302, "").header("Location", "http://cdn.other.test/b"))
				.on("http://cdn.other.test/b", VendorReply.json(401, "").header("WWW-Authenticate", "Basic realm=\"x\""));
		assertEquals(Kind.AUTH, failure(URI.create("http://api.vendor.test/a")).kind());
		assertEquals("Bearer sk-vendor", vendor.awaitRequest().header("Authorization"));
		var there = vendor.awaitRequest();
		assertEquals("", there.header("Authorization"));
		assertEquals(2, vendor.requests().size());
	}

	@Test
	void L12_aRedirectToAnotherPortOrToAnOpenLineCarriesNoKey() throws Exception {
		try (var other = VendorServer.start(); var secure = VendorServer.startSecure(certificate)) {
			trust(authority.certificate());
			other.on("/b", VendorReply.json(200, "b"));
			vendor.on("/port", VendorReply.json(302, "").header("Location", other.url("/b").toString()));
			secure.on("/down", VendorReply.json(302, "").header("Location", other.url("/b").toString()));
			vendor.on("/user", VendorReply.json(302, "").header("Location", "http://me:pw@127.0.0.1:1/"));
			assertEquals("b", get(vendor.url("/port")));
			assertEquals("", other.awaitRequest().header("Authorization"));
			assertTrue(failure(secure.url("/down")).getMessage().contains("from a secure to an open connection"));
			assertEquals(1, other.requests().size());
			assertTrue(failure(vendor.url("/user")).getMessage().contains("user name"));
		}
	}

	// ---- time limits and cancelling

	@Test
	void givesUpConnectingAfterTheTimeThatTheSettingNames() throws Exception {
		settings.put("network.connectSeconds", "1");
		try (var hole = new BlackHole()) {
			var error = failure(URI.create("http://127.0.0.1:" + hole.port() + "/"));
			assertTrue(error.getMessage().contains("did not answer in time"), error.getMessage());
		}
	}

	@Test
	void aSilentTlsServerIsNotWaitedForLongerThanAConnectionMayTake() throws Exception {
		settings.put("network.connectSeconds", "1");
		try (var silent = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"))) {
			assertTrue(failure(URI.create("https://127.0.0.1:" + silent.getLocalPort())).getMessage().contains("did not answer in time"));
		}
	}

	@Test
	void aSilentProxyIsNotWaitedForLongerThanAConnectionMayTake() {
		settings.put("network.connectSeconds", "1");
		settings.put("network.proxy", "127.0.0.1:" + vendor.url().getPort());
		vendor.on("api.vendor.test:443", VendorReply.never());
		assertTrue(failure(URI.create("https://api.vendor.test/")).getMessage().contains("did not answer in time"));
	}

	@Test
	void theSettingsLimitCallsThatDoNotSayThemselves() {
		settings.put("network.firstByteSeconds", "1");
		settings.put("network.idleSeconds", "1");
		vendor.on("/silent", VendorReply.never()).on("/pause", VendorReply.stream("text/plain").then("a").hang());
		assertTrue(failure(vendor.url("/silent")).getMessage().contains("did not answer within 1 s"));
		assertTrue(failure(vendor.url("/pause")).getMessage().contains("stopped coming for 1 s"));
	}

	@Test
	void keepsTimeLimitsWithinBounds() {
		var network = around.network();
		var call = HttpCall.get(vendor.url(), answer -> null);
		assertEquals(List.of(Duration.ofSeconds(10), Duration.ofMinutes(5), Duration.ofMinutes(2)),
				List.of(network.connect(), network.firstByte(call), network.idle(call)));
		settings.putAll(Map.of("network.connectSeconds", "0", "network.firstByteSeconds", "999999", "network.idleSeconds", "soon"));
		assertEquals(List.of(Duration.ofSeconds(1), Duration.ofHours(1), Duration.ofMinutes(2)),
				List.of(network.connect(), network.firstByte(call), network.idle(call)));
		var own = call.timeouts(Duration.ofSeconds(3), Duration.ofSeconds(4));
		assertEquals(Duration.ofSeconds(3), network.firstByte(own));
		assertEquals(Duration.ofSeconds(4), network.idle(own));
	}

	@ParameterizedTest
	@EnumSource(Threads.class)
	void L21_cancelsWhileItConnects(Threads threads) throws Exception {
		try (var hole = new BlackHole()) {
			var connecting = new CountDownLatch(1);
			var network = new NetworkSettings(name -> {
				connecting.countDown();
				return Optional.empty();
			}, name -> null);
			around = around.with(network);
			var call = Running.run(threads, () -> get(URI.create("http://127.0.0.1:" + hole.port() + "/")));
			connecting.await();
			call.interrupt();
			call.assertInterrupted();
		}
	}

	@ParameterizedTest
	@EnumSource(Threads.class)
	void L21_cancelsWhileTheProxyThinks(Threads threads) throws Exception {
		settings.put("network.proxy", "127.0.0.1:" + vendor.url().getPort());
		vendor.on("api.vendor.test:443", VendorReply.never());
		var call = Running.run(threads, () -> get(URI.create("https://api.vendor.test/")));
		var request = vendor.awaitRequest();
		call.interrupt();
		call.assertInterrupted();
		request.awaitClosed(Duration.ofSeconds(5));
	}

	@ParameterizedTest
	@EnumSource(Threads.class)
	void L21_cancelsWhileAnAddressIsLookedUp(Threads threads) throws Exception {
		var asked = new CountDownLatch(1);
		var never = new CountDownLatch(1);
		var dns = new PatientDns(new StubbornDns(asked, never), () -> Duration.ofSeconds(30));
		var call = Running.run(threads, () -> {
			try {
				return dns.resolve("api.vendor.test");
			} catch (IOException e) {
				if (Thread.interrupted())
					throw new InterruptedException();
				throw e;
			}
		});
		asked.await();
		call.interrupt();
		call.assertInterrupted();
		never.countDown();
	}

	private record StubbornDns(CountDownLatch asked, CountDownLatch never) implements DnsResolver {

		@Override
		public InetAddress[] resolve(String host) {
			asked.countDown();
			while (never.getCount() > 0)
				try {
					never.await();
				} catch (InterruptedException e) {
					// as deaf as the system's
				}
			return new InetAddress[0];
		}

		@Override
		public String resolveCanonicalHostname(String host) {
			return host;
		}
	}
}
