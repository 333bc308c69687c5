package org.modalis.core.internal.calls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.modalis.api.ProviderException.Kind;
import org.modalis.api.model.ModelId;
import org.modalis.api.transport.CallRecord;
import org.modalis.api.transport.CallRecord.Attachment;
import org.modalis.core.internal.fakes.RecordingLog;

@Timeout(60)
class CallLogTest {

	private static final Instant NOVEMBER = Instant.parse("2026-11-22T12:00:00Z");

	@TempDir
	private Path workspace;
	private final RecordingLog log = new RecordingLog();
	private CallLogImpl calls;

	private CallLogImpl calls() {
		if (calls == null)
			calls = open(64 << 20);
		return calls;
	}

	private CallLogImpl open(long mostBytes) {
		return new CallLogImpl(() -> workspace.resolve("calls"), mostBytes, log.logger());
	}

	@AfterEach
	void close() {
		calls().close();
		assertEquals(List.of(), log.entries());
	}

	private static CallRecord call(Instant when, String path) {
		return new CallRecord(when, "acme", "api.acme.test", "POST", path, Optional.of(ModelId.parse("acme/m:1/x")),
				List.of(new Attachment("=a \"b\", c.png", 123)), OptionalInt.of(200), Optional.empty(), false, 1, 4000, 70000,
				Duration.ofMillis(1234));
	}

	private static CallRecord failed(Instant when) {
		return new CallRecord(when, "acme", "api.acme.test:444", "GET", "/models", Optional.empty(), List.of(), OptionalInt.empty(),
				Optional.of(Kind.UNAVAILABLE), true, 0, 0, 0, Duration.ZERO);
	}

	private List<CallRecord> all(Instant since) throws IOException {
		var all = new ArrayList<CallRecord>();
		calls().forEach(since, all::add);
		return all;
	}

	@Test
	void keepsEveryFieldOverARestartInAFileForEachMonth() throws Exception {
		var october = call(Instant.parse("2026-10-31T23:59:59.123Z"), "/v1/chat");
		var november = failed(NOVEMBER);
		calls().add(october);
		calls().add(november);
		calls().close();
		assertTrue(Files.exists(workspace.resolve("calls/2026-10.jsonl")) && Files.exists(workspace.resolve("calls/2026-11.jsonl")));
		calls = open(64 << 20);
		assertEquals(List.of(october, november), all(Instant.EPOCH));
		assertEquals(List.of(november), all(NOVEMBER));
		assertEquals(List.of(november, october), calls().recent(5));
		assertEquals(List.of(november), calls().recent(1));
	}

	@Test
	void tellsOfEachNewCall() throws Exception {
		var heard = new LinkedBlockingQueue<CallRecord>();
		var subscription = calls().onChange(heard::add);
		calls().add(failed(NOVEMBER));
		assertEquals(failed(NOVEMBER), heard.poll(20, TimeUnit.SECONDS));
		subscription.close();
		calls().add(failed(NOVEMBER));
		calls().recent(1);
		assertTrue(heard.isEmpty());
	}

	@Test
	void exportsCsvThatNoSpreadsheetTakesForAFormula() throws Exception {
		calls().add(call(NOVEMBER, "/v1/chat"));
		var csv = new StringBuilder();
		calls().exportCsv(Instant.EPOCH, csv);
		assertEquals("when,provider,host,method,path,model,attachments,status,error,cancelled,repeats,bytesOut,bytesIn,millis\r\n"
				+ "2026-11-22T12:00:00Z,acme,api.acme.test,POST,/v1/chat,acme/m:1/x,\"'=a \"\"b\"\", c.png (123)\",200,,false,1,4000,"
				+ "70000,1234\r\n", csv.toString());
	}

	@Test
	void exportsJson() throws Exception {
		var json = new StringBuilder();
		calls().exportJson(Instant.EPOCH, json);
		assertEquals("[]\n", json.toString());
		calls().add(failed(NOVEMBER));
		calls().add(failed(NOVEMBER));
		json.setLength(0);
		calls().exportJson(Instant.EPOCH, json);
		var one = "{\"when\":\"2026-11-22T12:00:00Z\",\"provider\":\"acme\",\"host\":\"api.acme.test:444\",\"method\":\"GET\","
				+ "\"path\":\"/models\",\"model\":null,\"attachments\":[],\"status\":null,\"error\":\"UNAVAILABLE\","
				+ "\"cancelled\":true,\"repeats\":0,\"bytesOut\":0,\"bytesIn\":0,\"millis\":0}";
		assertEquals("[\n  " + one + ",\n  " + one + "\n]\n", json.toString());
	}

	@Test
	void skipsALineThatACrashCutOff() throws Exception {
		calls().add(failed(NOVEMBER));
		calls().recent(1);
		Files.writeString(workspace.resolve("calls/2026-11.jsonl"), "{\"when\":\"2026-\n", StandardOpenOption.APPEND);
		calls().add(call(NOVEMBER, "/after"));
		assertEquals(List.of(failed(NOVEMBER), call(NOVEMBER, "/after")), all(Instant.EPOCH));
	}

	@Test
	void forgetsWhatIsOlderThanTwelveMonths() throws Exception {
		var now = YearMonth.now(ZoneOffset.UTC);
		var folder = Files.createDirectories(workspace.resolve("calls"));
		for (var month : List.of(now.minusMonths(12), now.minusMonths(11)))
			Files.writeString(folder.resolve(month + ".jsonl"), "{}\n");
		Files.writeString(folder.resolve("notes.txt"), "mine");
		calls().add(failed(Instant.now()));
		calls().recent(1);
		assertFalse(Files.exists(folder.resolve(now.minusMonths(12) + ".jsonl")));
		assertTrue(Files.exists(folder.resolve(now.minusMonths(11) + ".jsonl")));
		assertTrue(Files.exists(folder.resolve("notes.txt")));
	}

	@Test
	void keepsTheNewestWhenThereIsTooMuch() throws Exception {
		calls().close();
		calls = open(20_000);
		var now = Instant.now();
		Files.createDirectories(workspace.resolve("calls"));
		var last = YearMonth.now(ZoneOffset.UTC).minusMonths(1);
		Files.writeString(workspace.resolve("calls/" + last + ".jsonl"), "{}\n");
		for (int i = 0; i < 1_001; i++)
			calls().add(call(now, "/" + i));
		var paths = calls().recent(2_000).stream().map(CallRecord::path).toList();
		assertEquals("/1000", paths.getFirst());
		assertTrue(paths.size() > 100 && paths.size() < 600, paths.size() + " are left");
		assertFalse(Files.exists(workspace.resolve("calls/" + last + ".jsonl")));
	}

	@Test
	void clearsEverything() throws Exception {
		calls().add(failed(NOVEMBER));
		calls().clear();
		assertEquals(List.of(), calls().recent(5));
		calls().add(failed(NOVEMBER));
		assertEquals(1, calls().recent(5).size());
	}

	@Test
	void saysOnceInTheLogThatItCannotWrite() throws Exception {
		Files.writeString(workspace.resolve("calls"), "a file where the folder should be");
		calls().add(failed(NOVEMBER));
		calls().add(failed(NOVEMBER));
		calls().close();
		assertEquals(1, log.entries().size(), log.entries().toString());
		Files.delete(workspace.resolve("calls"));
		calls = open(1);
		log.forget();
	}
}
