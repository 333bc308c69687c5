package org.modalis.search.semantic.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.eclipse.core.runtime.Platform;
import org.junit.jupiter.api.Test;
import org.modalis.api.history.Conversation;
import org.modalis.api.history.HistoryService;
import org.modalis.api.history.Ids;
import org.modalis.api.history.Message;
import org.modalis.api.search.MeaningIndex;
import org.modalis.api.search.SearchHit;
import org.modalis.api.search.SearchIndex;
import org.modalis.api.search.SearchQuery;
import org.modalis.api.search.SearchRequest;
import org.modalis.testkit.InMemoryHistoryStore;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;

/** The bundle comes and goes under a search index that stays. */
class HotRemovalTest {

	private final Bundle host = Platform.getBundle("org.modalis.search.semantic");
	private final Bundle words = Platform.getBundle("org.modalis.search.lucene");

	@Test
	void theSearchGoesOnWithAndWithoutIt() throws Exception {
		var store = new InMemoryHistoryStore();
		Conversation thread = store.createConversation("Thread", Optional.empty());
		store.append(Message.user(Ids.next(), thread.id(), Optional.empty(), "My physician prescribed some pills.", Instant.now()));
		words.start(Bundle.START_ACTIVATION_POLICY);
		BundleContext context = words.getBundleContext();
		var registered = context.registerService(HistoryService.class, store.service(), null);
		try {
			SearchIndex index = context.getService(context.getServiceReference(SearchIndex.class));
			for (int times = 0; times < 2; times++) {
				host.start(Bundle.START_ACTIVATION_POLICY);
				assertTrue(((SemanticIndex) context.getService(context.getServiceReference(MeaningIndex.class))).settle());
				assertEquals(List.of(true), hits(index, "doctor medicine").stream().map(SearchHit::similar).toList());
				host.stop();
				assertEquals(List.of(), hits(index, "doctor medicine"));
				assertEquals(1, hits(index, "physician pills").size());
			}
		} finally {
			registered.unregister();
			host.start(Bundle.START_ACTIVATION_POLICY);
		}
	}

	private static List<SearchHit> hits(SearchIndex index, String words) throws Exception {
		return index.search(SearchRequest.of(SearchQuery.parse(words), 10)).found();
	}
}
