package org.modalis.provider.local.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.modalis.api.ProviderException;
import org.modalis.api.ProviderException.Kind;
import org.modalis.api.model.ModelId;
import org.modalis.api.model.ModelInfo;
import org.modalis.api.provider.ChatAnswer;
import org.modalis.api.provider.ChatAnswer.Finish;
import org.modalis.api.provider.ChatMessage;
import org.modalis.api.provider.ChatMessage.Role;
import org.modalis.api.provider.ChatParameters;
import org.modalis.api.provider.ChatProvider;
import org.modalis.api.provider.ChatRequest;

/** The real engine with the real weights, which ./test gets the way ./run does. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class RealEngineTest {

	private static final String QUESTION = "Why is the sky blue?";
	private static FolderContext context;
	private static LocalProvider provider;

	@BeforeAll
	static void findWeights() {
		context = RealWeights.context();
		provider = new LocalProvider();
	}

	@AfterAll
	static void stop() {
		if (provider != null)
			provider.deactivate();
	}

	private static ChatRequest ask(String text, int tokens) {
		return new ChatRequest(ModelInfo.chat(new ModelId("local", ModelFolder.DEFAULT_ID), "TinyLlama"), List.of(new ChatMessage(Role.USER, text)),
				ChatParameters.DEFAULT.withTemperature(OptionalDouble.of(0.2)).withTopP(OptionalDouble.of(0.9))
						.withMaxOutputTokens(OptionalInt.of(tokens)).withSeed(OptionalLong.of(7)));
	}

	@Test
	void answersInWordsAndCountsTokensInSilence() throws Exception {
		Words words = new Words();
		PrintStream out = System.out;
		ByteArrayOutputStream noise = new ByteArrayOutputStream();
		System.setOut(new PrintStream(noise, true));
		try {
			ChatAnswer answer = provider.chat(ask(QUESTION, 24), words, context);
			assertTrue(words.count() >= 5, words.toString());
			assertEquals(Finish.LENGTH, answer.finish());
			assertEquals(24, answer.usage().outputTokens());
			assertTrue(answer.usage().inputTokens() > 10);
		} finally {
			System.setOut(out);
		}
		assertEquals("", noise.toString());
	}

	@Test
	void theSameSeedGivesTheSameAnswer() throws Exception {
		Words first = new Words();
		Words second = new Words();
		provider.chat(ask(QUESTION, 16), first, context);
		provider.chat(ask("Name a colour.", 2), new Words(), context);
		provider.chat(ask(QUESTION, 16), second, context);
		assertEquals(first.toString(), second.toString());
	}

	@Test
	void anInterruptStopsMidStreamAndTheNextQuestionIsAnswered() throws Exception {
		Words words = new Words();
		CompletableFuture<Throwable> end = new CompletableFuture<>();
		Thread asking = Thread.ofVirtual().start(() -> {
			try {
				provider.chat(ask("Tell a long story.", 500), words, context);
				end.complete(new AssertionError("The answer was not cut short"));
			} catch (ProviderException | InterruptedException e) {
				end.complete(e);
			}
		});
		words.awaitFirst();
		asking.interrupt();
		assertInstanceOf(InterruptedException.class, end.get());
		Words next = new Words();
		provider.chat(ask("Say hello.", 4), next, context);
		assertTrue(next.count() > 0);
	}

	@Test
	void severalThreadsAreAnsweredInTurn() throws Exception {
		Words one = new Words();
		Words two = new Words();
		CompletableFuture<Boolean> other = new CompletableFuture<>();
		Thread.ofVirtual().start(() -> {
			try {
				provider.chat(ask("Name a colour.", 8), two, context);
				other.complete(true);
			} catch (ProviderException | InterruptedException e) {
				other.completeExceptionally(e);
			}
		});
		provider.chat(ask("Name an animal.", 8), one, context);
		assertTrue(other.get());
		assertTrue(one.count() > 0 && two.count() > 0);
	}

	@Test
	void refusesAConversationThatDoesNotFit() {
		for (String text : List.of("word ".repeat(3_000), "word ".repeat(100_000))) {
			var refused = assertThrows(ProviderException.class, () -> provider.chat(ask(text, 8), new Words(), context));
			assertEquals(Kind.UNSUPPORTED, refused.kind());
			assertTrue(refused.getMessage().contains("2048"), refused.getMessage());
		}
	}

	@Test
	void worksAgainInASecondGenerationOfTheBundle() throws Exception {
		assertNotSame(answerIn(new Generation()), answerIn(new Generation()));
	}

	private static Class<?> answerIn(ClassLoader generation) throws Exception {
		Class<?> type = generation.loadClass(LocalProvider.class.getName());
		ChatProvider again = (ChatProvider) type.getConstructor().newInstance();
		Words words = new Words();
		again.chat(ask("Say hello.", 4), words, context);
		assertTrue(words.count() > 0);
		var deactivate = type.getDeclaredMethod("deactivate");
		deactivate.setAccessible(true);
		deactivate.invoke(again);
		var stopped = assertThrows(ProviderException.class, () -> again.chat(ask("Hello?", 4), words, context));
		assertEquals(Kind.UNAVAILABLE, stopped.kind());
		return type;
	}

	/** Defines the bundle's own and nested classes anew, as the framework does after an update. */
	private static final class Generation extends ClassLoader {

		Generation() {
			super(LocalProvider.class.getClassLoader());
		}

		@Override
		protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
			boolean own = name.startsWith("de.kherud.") || name.startsWith(LocalProvider.class.getPackageName());
			if (!own || findLoadedClass(name) != null)
				return super.loadClass(name, resolve);
			try (InputStream in = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
				if (in == null)
					throw new ClassNotFoundException(name);
				byte[] bytes = in.readAllBytes();
				return defineClass(name, bytes, 0, bytes.length);
			} catch (IOException e) {
				throw new ClassNotFoundException(name, e);
			}
		}
	}
}
