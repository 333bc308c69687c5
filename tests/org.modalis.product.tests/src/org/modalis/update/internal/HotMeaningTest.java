package org.modalis.update.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import org.eclipse.core.runtime.NullProgressMonitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.modalis.api.history.Conversation;
import org.modalis.api.history.HistoryService;
import org.modalis.api.history.HistoryStore;
import org.modalis.api.history.Ids;
import org.modalis.api.history.Message;
import org.modalis.api.search.SearchHit;
import org.modalis.api.search.SearchIndex;
import org.modalis.api.search.SearchQuery;
import org.modalis.api.search.SearchRequest;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.wiring.BundleWire;
import org.osgi.framework.wiring.BundleWiring;

/** Search by meaning comes from the update site of this build into the running product, is used there, and goes again. */
class HotMeaningTest {

	private static final String FEATURE = "org.modalis.feature.search.semantic";
	private static final String BUNDLE = "org.modalis.search.semantic";
	private static final String LUCENE = "org.apache.lucene.core";

	private final BundleContext context = FrameworkUtil.getBundle(getClass()).getBundleContext();
	private final Site site = new Site(Path.of(System.getProperty("modalis.site")));
	private final Features features = service(Features.class);

	@AfterEach
	void without() {
		features.uninstall(FEATURE, new NullProgressMonitor());
	}

	@Test
	void isInstalledFindsByMeaningAndIsRemovedWithoutARestart() throws Exception {
		HistoryStore store = service(HistoryService.class).open();
		Conversation thread = store.createConversation("Health", Optional.empty());
		store.append(Message.user(Ids.next(), thread.id(), Optional.empty(), "My physician prescribed some pills.", Instant.now()));
		try {
			SearchIndex index = service(SearchIndex.class);
			assertEquals(List.of(), hits(index, "doctor medicine"));

			assertLive(features.install(site.uri(), FEATURE, new NullProgressMonitor()));
			assertTrue(awaitSimilar(index, "doctor medicine"), "nothing was found by its meaning");
			assertEquals(1, bundles(LUCENE).size(), "Lucene is there once");
			assertEquals(bundles(LUCENE), providers(bundles(BUNDLE).getFirst()), "and both indexes use it");
			assertEquals(1, hits(index, "physician pills").size());

			assertLive(features.uninstall(FEATURE, new NullProgressMonitor()));
			assertEquals(List.of(), bundles(BUNDLE));
			assertEquals(List.of(), hits(index, "doctor medicine"));
			assertEquals(1, hits(index, "physician pills").size());
		} finally {
			store.delete(thread.id());
		}
	}

	/** The background thread reads the history after the first question. */
	private static boolean awaitSimilar(SearchIndex index, String words) throws Exception {
		var never = new Semaphore(0);
		long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(4);
		while (System.nanoTime() < end) {
			if (hits(index, words).stream().anyMatch(SearchHit::similar))
				return true;
			never.tryAcquire(200, TimeUnit.MILLISECONDS);
		}
		return false;
	}

	private static List<SearchHit> hits(SearchIndex index, String words) throws Exception {
		return index.search(SearchRequest.of(SearchQuery.parse(words), 10)).found();
	}

	private List<Bundle> bundles(String name) {
		return Arrays.stream(context.getBundles()).filter(bundle -> name.equals(bundle.getSymbolicName())).toList();
	}

	private static List<Bundle> providers(Bundle user) {
		return user.adapt(BundleWiring.class).getRequiredWires("osgi.wiring.package").stream().map(BundleWire::getProvider)
				.map(provider -> provider.getBundle()).filter(bundle -> bundle.getSymbolicName().equals(LUCENE)).distinct().toList();
	}

	private static void assertLive(Outcome outcome) {
		assertEquals(Outcome.Kind.LIVE, outcome.kind(), outcome.message());
	}

	private <T> T service(Class<T> type) {
		return context.getService(context.getServiceReference(type));
	}
}
