package org.modalis.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.modalis.api.ProviderException;

/**
 * What every chat provider that talks to a server must do, ours and others', checked over real sockets against a vendor that is
 * first polite and then rude: no network but loopback, no key, no waiting. A provider's test extends this and gives the vendor's
 * words; {@link #features} says what its protocol can carry, and what it lacks is then tested to be refused. A vendor in the
 * shape of OpenAI's chat completions extends {@link OpenAiChatContract} instead, which has the words already. Stands for L10,
 * L21 and L30, among others.
 */
public abstract class ChatProviderContract extends FailingContract {
	private final List<Duration> waits = new CopyOnWriteArrayList<>();
	private TestCallContext context;

	@TempDir
	Path modelFolder;

	// ---- the models

	@Test
	void listsAModelUnderItsOwnIdAsCallable() throws Exception {
		vendor.on(basePath() + modelsPath(), modelList(listedModel()));
		var today = LocalDate.now(context().clock());
		var callable = provider().models(context()).stream().filter(each -> each.lifecycle().callableOn(today)).toList();
		assertEquals(List.of(id(listedModel())), callable.stream().map(each -> each.id()).toList());
	}

	@Test
	void aTestOfTheConnectionSendsTheKey() throws Exception {
		vendor.on(basePath() + testPath(), testReply());
		willList();
		provider().test(context());
		assertEquals(CANARY, key(vendor.awaitRequest()));
	}

	// ---- the key, L09 and L10

	@Test
	void theKeyIsInNothingThatIsSaidPrintedLoggedOrKept() throws Exception {
		var said = new StringWriter();
		try (var noise = new CapturedOutput()) {
			for (int status : List.of(400, 401, 429, 500))
				said.append(trace(VendorReply.json(status, errorBody("Incorrect API key: " + CANARY))));
			said.append(trace(stream().then(piece("So far") + errorEvent(CANARY))));
			said.append(trace(stream().then(piece("So far") + unended() + CANARY + "\n\n")));
			said.append(trace(VendorReply.whole(200, "text/html", CANARY)));
			said.append(trace(VendorReply.hangUp()));
			answers(answerOf(callable()));
			chat(MODEL);
			willList();
			provider().models(context());
			said.append(noise.printed());
		}
		said.append(provider().toString()).append(provider().info().toString()).append(provider().catalogue().toString());
		assertFalse(said.toString().contains(CANARY), said.toString());
		assertEquals(List.of(), filesWithTheKey());
	}

	/** All that a failing call says to anyone, causes included. */
	private String trace(VendorReply reply) {
		answers(reply);
		var text = new StringWriter();
		assertThrows(ProviderException.class, () -> chat(MODEL)).printStackTrace(new PrintWriter(text, true));
		return text.toString();
	}

	private List<Path> filesWithTheKey() throws IOException {
		var found = new ArrayList<Path>();
		try (var files = Files.walk(modelFolder)) {
			for (var file : files.filter(Files::isRegularFile).toList())
				if (new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(CANARY))
					found.add(file);
		}
		return found;
	}

	// ---- what the general contract asks for

	@BeforeEach
	final void makeContext() {
		context = TestCallContext.at(vendor.url(basePath()), waits::add).withKey(CANARY).withModelFolder(modelFolder);
		settings().forEach((name, value) -> context = context.with(name, value));
	}

	@Override
	protected final TestCallContext context() {
		return context;
	}

	@Override
	final List<Duration> waits() {
		return List.copyOf(waits);
	}

	@Override
	protected void willAnswer() {
		answers(answerOf(callable()));
	}

	@Override
	protected void willAnswerForLong() {
		answers(stream().then(piece("So far")).hang());
	}

	@Override
	protected void willList() {
		vendor.on(basePath() + modelsPath(), modelList(listedModel()));
		vendor.on(basePath() + testPath(), testReply());
	}

	@Override
	protected final void assertGone() throws Exception {
		vendor.awaitRequest().awaitClosed(A_SECOND);
	}

	@Override
	protected final void assertNothingSent() {
		assertTrue(vendor.requests().isEmpty(), () -> "Something was sent: " + vendor.requests());
	}
}
