package org.modalis.core.internal.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.modalis.api.ProviderException;
import org.modalis.api.ProviderException.Kind;
import org.modalis.api.transport.HttpCall;
import org.modalis.core.internal.network.NetworkSettings;
import org.modalis.core.internal.transport.Running.Threads;
import org.modalis.testkit.VendorReply;
import org.modalis.testkit.VendorServer;

@Timeout(60)
class OfflineTest {

	private final VendorServer vendor = VendorServer.start();
	private volatile boolean offline = true;
	private boolean forced;
	private Optional<String> proxy = Optional.empty();
	private ApacheHttpTransport transport;

	private ProviderException refusal(String address) {
		return assertThrows(ProviderException.class, () -> transport().send(call(address)));
	}

	private ApacheHttpTransport transport() {
		if (transport == null)
			transport = new ApacheHttpTransport(RetryPolicy.real(), Surroundings.plain().withOffline(() -> offline, forced)
					.with(new NetworkSettings(name -> name.equals("network.proxy") ? proxy : Optional.empty(), name -> null)));
		return transport;
	}

	private static HttpCall call(String address) {
		return HttpCall.get(URI.create(address), answer -> null);
	}

	@AfterEach
	void close() {
		transport().close();
		vendor.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "http://192.0.2.1/v1", "https://nobody.invalid/v1", "http://127.evil.invalid/", "http://localhost.invalid/",
			"http://[2001:db8::1]/", "http://0.0.0.0:1/", "http://10.0.0.1/" })
	void reachesNoOtherMachineAndAsksNobodyWhereItIs(String address) {
		var error = refusal(address);
		assertEquals(Kind.UNAVAILABLE, error.kind());
		assertTrue(error.getMessage().contains(": Modalis is offline") && error.getMessage().contains("network.offline false"),
				error.getMessage());
	}

	@Test
	void saysSoWhenTheCommandLineKeepsItOn() {
		forced = true;
		assertTrue(refusal("http://192.0.2.1/").getMessage().contains("started with --offline"));
	}

	@Test
	void reachesThisMachine() throws Exception {
		vendor.on("/a", VendorReply.json(200, "1"));
		for (var host : List.of("127.0.0.1", "localhost", "LOCALHOST"))
			assertEquals("1", transport().send(call("http://" + host + ":" + vendor.url().getPort() + "/a")).text());
	}

	@Test
	void followsNoRedirectToAnotherMachine() {
		vendor.on("/here", VendorReply.json(302, "").header("Location", "http://192.0.2.1/there"));
		assertTrue(refusal(vendor.url("/here").toString()).getMessage().contains(": Modalis is offline"));
	}

	@Test
	void aProxyOnThisMachineLeadsNowhere() {
		proxy = Optional.of("127.0.0.1:" + vendor.url().getPort());
		assertTrue(refusal("http://api.vendor.test/v1").getMessage().contains(": Modalis is offline"));
		assertTrue(refusal("https://api.vendor.test/v1").getMessage().contains(": Modalis is offline"));
		assertEquals(List.of(), vendor.requests());
	}

	/** Whatever a name, a hosts file or a resolver said. */
	@Test
	void looksAtTheAddressThatIsReallyConnectedTo() throws Exception {
		try (var socket = new OutboundSocket(() -> true)) {
			assertThrows(OfflineException.class, () -> socket.connect(new InetSocketAddress("192.0.2.1", 80), 1000));
			assertFalse(socket.opened());
			socket.connect(new InetSocketAddress("127.0.0.1", vendor.url().getPort()), 1000);
			assertTrue(socket.opened());
		}
	}

	@Test
	void cutsOffWhatIsOnItsWayElsewhere() throws Exception {
		offline = false;
		proxy = Optional.of("127.0.0.1:" + vendor.url().getPort());
		vendor.on("http://api.vendor.test/v1", VendorReply.stream("text/plain").then("so far").hang());
		var began = new CountDownLatch(1);
		var call = Running.run(Threads.VIRTUAL, () -> transport().stream(call("http://api.vendor.test/v1"), (head, body) -> {
			body.read();
			began.countDown();
			return body.readAllBytes();
		}));
		began.await();
		offline = true;
		var thrown = assertThrows(ExecutionException.class, () -> call.task().get(5, TimeUnit.SECONDS));
		var error = assertInstanceOf(ProviderException.class, thrown.getCause());
		assertTrue(error.getMessage().contains("taken offline"), error.getMessage());
		vendor.awaitRequest().awaitClosed();
	}

	@Test
	void aStreamFromThisMachineGoesOn() throws Exception {
		offline = false;
		var more = new CountDownLatch(1);
		vendor.on("/s", VendorReply.stream("text/plain").then("a").waitFor(more).then("b"));
		var call = Running.run(Threads.VIRTUAL, () -> transport().send(call(vendor.url("/s").toString())).text());
		vendor.awaitRequest();
		offline = true;
		more.countDown();
		assertEquals("ab", call.task().get(20, TimeUnit.SECONDS));
	}
}
