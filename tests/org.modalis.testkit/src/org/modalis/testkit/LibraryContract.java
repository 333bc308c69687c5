package org.modalis.testkit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.modalis.api.history.AttachmentStore;
import org.modalis.api.history.Content;
import org.modalis.api.history.Cost;
import org.modalis.api.history.HistoryException;
import org.modalis.api.history.Ids;
import org.modalis.api.history.Message.State;
import org.modalis.api.history.Prompt;
import org.modalis.api.history.PromptQuery;
import org.modalis.api.history.PromptStore;
import org.modalis.api.history.UsageLine;
import org.modalis.api.history.UsageStore;
import org.modalis.api.model.Usage;

/** What every {@link PromptStore}, {@link AttachmentStore} and {@link UsageStore} keeps to. */
public abstract class LibraryContract extends StoreContract {

	private Prompt save(UUID id, String name, String text, String... tags) throws HistoryException {
		return store.prompts().save(Prompt.toSave(id, name, text, "{\"who\":\"\"}", List.of(tags), false));
	}

	private List<String> names(PromptQuery query) throws HistoryException {
		return store.prompts().list(query, 0, 100).stream().map(Prompt::name).toList();
	}

	@Test
	void tellsOfEachChangeOfTheLibraryOnceItIsThere() throws HistoryException {
		UUID id = Ids.next();
		var heard = new ArrayList<List<String>>();
		try (var listening = store.prompts().onChange(() -> heard.add(assertDoesNotThrow(() -> names(PromptQuery.ALL))))) {
			save(id, "Greeting", "Hello");
			store.prompts().setFavourite(id, true);
			store.prompts().delete(id);
		}
		save(id, "Unheard", "Hello");
		assertEquals(List.of(List.of("Greeting"), List.of("Greeting"), List.of()), heard);
	}

	@Test
	void savingAPromptKeepsEveryVersion() throws HistoryException {
		UUID id = Ids.next();
		Prompt first = save(id, "Greeting", "Hello {{who}}", "short", "two words");
		Prompt second = save(id, "Greeting", "Good day {{who}}");
		assertEquals(1, first.version());
		assertEquals(2, second.version());
		assertEquals(List.of(second, first), store.prompts().history(id));
		assertEquals(List.of(second), store.prompts().list(PromptQuery.ALL, 0, 10));
		assertEquals(List.of(), store.prompts().history(Ids.next()));
		store.prompts().setFavourite(id, true);
		assertEquals(2, store.prompts().history(id).size());
		assertEquals(List.of("Greeting"), names(PromptQuery.ALL.favourite(true)));
		assertFails(() -> store.prompts().setFavourite(Ids.next(), true));
		store.prompts().delete(id);
		store.prompts().delete(id);
		assertEquals(List.of(), store.prompts().history(id));
	}

	@Test
	void findsPromptsByTextTagAndMark() throws HistoryException {
		save(Ids.next(), "b", "Übersetze {{text}}", "translate", "german");
		save(Ids.next(), "A", "Summarise", "short");
		save(Ids.next(), "c", "Translate", "trans");
		assertEquals(List.of("A", "b", "c"), names(PromptQuery.ALL));
		assertEquals(List.of("c", "A", "b"), names(PromptQuery.ALL.order(PromptQuery.Order.SAVED)));
		assertEquals(List.of("b"), names(PromptQuery.ALL.text("über")));
		assertEquals(List.of("A"), names(PromptQuery.ALL.text("a").tag("short")));
		assertEquals(List.of("c"), names(PromptQuery.ALL.tag("trans")), "a whole tag");
		assertEquals(List.of(), names(PromptQuery.ALL.favourite(true)));
		assertEquals(List.of("b"), store.prompts().list(PromptQuery.ALL, 1, 1).stream().map(Prompt::name).toList());
	}

	private static InputStream bytes(String text) {
		return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
	}

	@Test
	void keepsContentsUnderTheirDigest() throws Exception {
		Content content = store.attachments().put(bytes("abc"), 3);
		assertEquals(new Content("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", 3), content);
		assertEquals(content, store.attachments().put(bytes("abc"), 100));
		try (InputStream in = store.attachments().open(content)) {
			assertArrayEquals("abc".getBytes(StandardCharsets.UTF_8), in.readAllBytes());
		}
		Content secret = store.attachments().putTemporary(bytes("secret"), 100);
		try (InputStream in = store.attachments().open(secret)) {
			assertEquals("secret", new String(in.readAllBytes(), StandardCharsets.UTF_8));
		}
		assertEquals(0, store.attachments().put(bytes(""), 0).bytes());
	}

	@Test
	void refusesContentsThatAreTooLongCutOffOrUnknown() {
		assertFails(() -> store.attachments().put(bytes("abcd"), 3));
		assertFails(() -> store.attachments().putTemporary(bytes("abcd"), 3));
		var broken = new InputStream() {
			@Override
			public int read() throws IOException {
				throw new IOException("pulled out");
			}
		};
		assertFails(() -> store.attachments().put(new SequenceInputStream(bytes("half"), broken), 100));
		assertFails(() -> store.attachments().open(new Content("ab".repeat(32), 3)));
		assertThrows(IllegalArgumentException.class, () -> new Content("../../etc/passwd", 3));
	}

	@Test
	void reportsWhatWasUsedByMonthProviderAndModel() throws HistoryException {
		ZoneId zone = ZoneId.of("Europe/Berlin");
		ZonedDateTime from = Instant.now().atZone(zone).minusDays(1);
		assertEquals(List.of(), store.usage().report(from, from.plusDays(2)));
		store.finish(finished(streaming(), State.COMPLETE));
		store.finish(finished(streaming(), State.STOPPED));
		store.finish(finished(streaming(), State.COMPLETE, Optional.empty()));
		store.finish(finished(streaming(), State.COMPLETE, Optional.of(Cost.of("1", "EUR"))));
		store.delete(thread.id());
		List<UsageLine> report = store.usage().report(from, from.plusDays(2));
		assertEquals(4, report.stream().mapToLong(UsageLine::answers).sum());
		YearMonth month = report.getFirst().month();
		assertEquals(YearMonth.from(Instant.now().atZone(zone)), month);
		Usage one = new Usage(10, 4, 20, 5, true);
		assertEquals(List.of(new UsageLine(month, Optional.of(MODEL), 1, one, Optional.of(Cost.of("1", "EUR"))),
				new UsageLine(month, Optional.of(MODEL), 2, new Usage(20, 8, 40, 10, true), Optional.of(Cost.of("0.0046", "USD"))),
				new UsageLine(month, Optional.of(MODEL), 1, one, Optional.empty())), report);
		assertEquals(List.of(), store.usage().report(from.minusYears(50), from));
	}

	@Test
	void countsACallThatLeftNoMessage() throws HistoryException {
		ZonedDateTime from = Instant.now().atZone(ZoneId.of("UTC")).minusDays(1);
		var answer = finished(streaming(), State.COMPLETE, Optional.of(Cost.of("1", "EUR")));
		int messages = store.messageCount(thread.id());
		store.usage().record(thread.id(), answer.placed(Ids.next(), Ids.next(), Optional.of(Ids.next())));
		var totals = store.conversation(thread.id()).orElseThrow().totals();
		assertEquals(List.of(Cost.of("1", "EUR")), totals.costs());
		assertEquals(20, totals.outputTokens());
		assertEquals(messages, store.messageCount(thread.id()));
		store.usage().record(Ids.next(), answer);
		var temporary = store.createTemporary("Secret", Optional.of(MODEL));
		store.usage().record(temporary.id(), answer);
		assertEquals(2, store.usage().report(from, from.plusDays(2)).stream().mapToLong(UsageLine::answers).sum(),
				"a thread that is gone was paid for, a temporary one leaves nothing");
	}
}
