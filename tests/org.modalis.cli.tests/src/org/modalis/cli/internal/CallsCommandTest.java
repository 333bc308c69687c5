package org.modalis.cli.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.modalis.api.ProviderException.Kind;
import org.modalis.api.model.ModelId;
import org.modalis.api.transport.CallRecord;
import org.modalis.api.transport.CallRecord.Attachment;

class CallsCommandTest {

	private final CliFixture cli = new CliFixture();

	@BeforeEach
	void makeCalls() {
		cli.calls.add(new CallRecord(Instant.parse("2026-11-21T10:00:00Z"), "acme", "old.test", "GET", "/models", Optional.empty(),
				List.of(), OptionalInt.of(503), Optional.of(Kind.UNAVAILABLE), false, 0, 120, 340, Duration.ofMillis(56)));
		cli.calls.add(new CallRecord(CliFixture.TRIED, "acme", "new.test", "POST", "/chat", Optional.of(ModelId.parse("acme/big")),
				List.of(new Attachment("cat.png", 7)), OptionalInt.of(200), Optional.empty(), true, 0, 1, 2, Duration.ofMillis(3)));
	}

	@Test
	void showsWhatLeftThisMachine() {
		assertEquals(0, cli.run("calls"));
		assertEquals("""
				WHEN              HOST      SENT   RECEIVED  TIME   END              FILES  MODEL
				2026-11-21 10:00  old.test  120 B  340 B     56 ms  503 unavailable  0      -
				2026-11-22 12:04  new.test  1 B    2 B       3 ms   stopped          1      acme/big
				""", cli.out());
	}

	@Test
	void showsOnlyWhatLeftSinceADay() {
		assertEquals(0, cli.run("calls", "--since", "2026-11-22"));
		assertTrue(cli.out().contains("new.test") && !cli.out().contains("old.test"), cli.out());
		assertEquals(0, cli.run("calls", "--since", "2026-11-22", "--csv"));
		assertEquals("csv new.test\n", cli.out());
		assertEquals(0, cli.run("calls", "--json"));
		assertEquals("json old.test\njson new.test\n", cli.out());
	}

	@Test
	void saysWhenThereIsNothingAndWhatADayLooksLike() {
		cli.calls.clear();
		assertEquals(0, cli.run("calls"));
		assertEquals("No call is recorded.\n", cli.err());
		assertEquals(2, cli.run("calls", "--since", "yesterday"));
		assertEquals("--since takes a day such as 2026-11-01.\n", cli.err());
		assertEquals(2, cli.run("calls", "--csv", "--json"));
	}

	@Test
	void theHelpTellsOfTheOfflineSwitch() {
		assertEquals(0, cli.run("--help"));
		assertTrue(cli.out().contains("--offline") && cli.out().contains("calls"), cli.out());
	}
}
