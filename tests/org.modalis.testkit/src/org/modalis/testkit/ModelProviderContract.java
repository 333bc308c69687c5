package org.modalis.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.MethodSource;
import org.modalis.api.ProviderException;
import org.modalis.api.ProviderException.Kind;
import org.modalis.api.catalogue.CatalogueCheck;
import org.modalis.api.model.Abilities;
import org.modalis.api.model.Capability;
import org.modalis.api.model.Limits;
import org.modalis.api.model.ModelId;
import org.modalis.api.model.ModelInfo;
import org.modalis.api.model.ReasoningEffort;
import org.modalis.api.model.Source;
import org.modalis.api.provider.CallContext;
import org.modalis.api.provider.ChatMessage;
import org.modalis.api.provider.ChatMessage.Role;
import org.modalis.api.provider.ChatParameters;
import org.modalis.api.provider.ChatProvider;
import org.modalis.api.provider.ChatRequest;
import org.modalis.api.provider.ContentPart;
import org.modalis.api.provider.ContentPart.Media;
import org.modalis.api.provider.ContentPart.Text;
import org.modalis.api.provider.ToolChoice;
import org.modalis.api.provider.ToolSpec;

/**
 * What every provider of chat models must do, one that runs in this process too. A provider that talks to a server extends
 * {@link ChatProviderContract}, which asks for much more. A bundle whose provider passes may say so in its manifest:
 * {@code Modalis-Provider-Contract: 1.0}.
 */
public abstract class ModelProviderContract {
	/** The version of this contract: what the header {@code Modalis-Provider-Contract} of a bundle that passes it says. */
	public static final String VERSION = "1.0";

	/** Takes the pieces of the answers of one test. */
	protected RecordingSink sink;

	// ---- what a provider's test tells

	/** The provider under test, the same one at each call within a test. */
	protected abstract ChatProvider provider();

	/** What the provider gets for a call, equal at each call within a test. */
	protected abstract CallContext context();

	/** A model of this provider that answers, as far as the provider knows it. */
	protected abstract ModelInfo callable() throws Exception;

	/** What the provider can carry to a model; what is missing here is refused even where a model is said to take it. */
	protected abstract Set<Feature> features();

	/** Parameters for a question whose answer is waited for: nothing, unless an answer takes long. */
	protected ChatParameters briefly() {
		return ChatParameters.DEFAULT;
	}

	/** Sees to it that the next call is answered with at least one piece of text. */
	protected abstract void willAnswer() throws Exception;

	/** Sees to it that the next call begins to answer and does not come to an end for a while. */
	protected abstract void willAnswerForLong() throws Exception;

	/** Sees to it that the provider lists at least one model. */
	protected abstract void willList() throws Exception;

	/** Fails unless the other side of a call that was ended sees within a second that nobody listens any more. */
	protected void assertGone() throws Exception {
		// a provider without another side has nothing to see
	}

	/** Fails when anything left this machine, or an engine began to work. */
	protected abstract void assertNothingSent();

	// ---- who it is

	@BeforeEach
	final void takeNewSink() {
		sink = new RecordingSink();
	}

	@Test
	void saysWhoItIsAndTheSameEachTime() {
		var info = provider().info();
		assertEquals(info, provider().info());
		assertFalse(info.description().isBlank(), "People read the description when they choose a provider");
		assertEquals(provider().catalogue(), provider().catalogue());
	}

	@Test
	void knowsItselfAndItsCatalogueWithoutTheNetwork() throws Exception {
		try (var trap = new NetworkTrap()) {
			assertNotNull(provider().info());
			assertNotNull(provider().catalogue());
			assertEquals(List.of(), trap.reached());
		}
		assertNothingSent();
	}

	@Test
	void itsCatalogueIsCompleteAndItsOwn() {
		var models = provider().catalogue();
		assertEquals(List.of(), CatalogueCheck.problems(models));
		assertOwn(models);
	}

	@Test
	void itsListedModelsAreItsOwn() throws Exception {
		willList();
		var models = provider().models(context());
		assertFalse(models.isEmpty(), "No model was listed");
		assertOwn(models);
		assertEquals(models.size(), models.stream().map(ModelInfo::id).distinct().count(), "A model is listed twice");
	}

	@Test
	void aTestOfTheConnectionSucceeds() throws Exception {
		willList();
		assertNotNull(provider().test(context()));
	}

	// ---- answering

	@Test
	void answersInPieces() throws Exception {
		willAnswer();
		var answer = provider().chat(question(callable(), briefly()), sink, context());
		assertFalse(sink.text().isEmpty(), "No text came");
		assertEquals(List.of(), answer.toolCalls());
	}

	@Test
	void anInterruptInMidAnswerEndsItAndTheNextQuestionIsAnswered() throws Exception {
		willAnswerForLong();
		var call = BackgroundCall.start(() -> provider().chat(question(callable(), ChatParameters.DEFAULT), sink, context()));
		sink.awaitText();
		call.interrupt();
		call.awaitInterrupted();
		takeNewSink();
		answersInPieces();
	}

	/** The workbench interrupts a call whose provider's bundle goes; that bundle's code must then still find its way out. */
	@Test
	void theBundleLeavingDuringACallEndsItKeepsWhatCameAndHoldsNothing() throws Exception {
		var provider = provider();
		try (var leaving = new LeavingBundle(provider)) {
			willAnswerForLong();
			var call = BackgroundCall.start(() -> provider.chat(question(callable(), ChatParameters.DEFAULT), sink, context()));
			sink.awaitText();
			var came = sink.text();
			leaving.stop();
			call.interrupt();
			call.awaitInterrupted();
			assertGone();
			assertTrue(sink.text().startsWith(came), sink.text());
			assertEquals(List.of(), HeldThings.of(provider));
		}
		takeNewSink();
		answersInPieces();
	}

	@Test
	void anInterruptBeforeTheCallEndsIt() throws Exception {
		willAnswerForLong();
		var call = BackgroundCall.start(() -> {
			Thread.currentThread().interrupt();
			return provider().chat(question(callable(), ChatParameters.DEFAULT), sink, context());
		});
		call.awaitInterrupted();
		assertEquals("", sink.text());
	}

	@Test
	void holdsNothingOfACallThatIsOver() throws Exception {
		willAnswer();
		var context = context();
		var provider = provider();
		provider.chat(question(callable(), briefly()), sink, context);
		willList();
		provider.models(context);
		assertEquals(List.of(), HeldThings.of(provider));
	}

	@Test
	void printsNothing() throws Exception {
		willAnswer();
		willList();
		provider().models(context()); // what the libraries below say once is not the provider's
		try (var noise = new CapturedOutput()) {
			provider().models(context());
			provider().chat(question(callable(), briefly()), sink, context());
			assertEquals("", noise.printed());
		}
	}

	// ---- refusing

	@ParameterizedTest
	@MethodSource("parameters")
	void refusesAParameterThatTheModelLacks(Feature each) throws Exception {
		assertRefused(question(unable(), each.asked()));
	}

	@ParameterizedTest
	@MethodSource("files")
	void refusesAFileThatTheModelDoesNotTake(Feature each) throws Exception {
		assertRefused(look(unable(), file(each)));
	}

	@Test
	void refusesAFileOfAKindThatNoModelTakes() throws Exception {
		assertRefused(look(able(), new Media("application/zip", "a.zip", new byte[] { 1 })));
	}

	@Test
	void refusesToolsThatTheModelLacks() throws Exception {
		assertRefused(withTools(unable(), ToolChoice.AUTO));
	}

	@ParameterizedTest
	@EnumSource(names = { "REASONING", "VENDOR_STATE", "CACHED_TOKENS", "CACHE_WRITE_TOKENS", "REASONING_TOKENS" }, mode = Mode.EXCLUDE)
	void refusesWhatItCannotCarryWhateverIsSaidOfTheModel(Feature each) throws Exception {
		if (features().contains(each))
			return; // that it arrives is another test's
		assertRefused(switch (each) {
		case TOOLS -> withTools(able(), ToolChoice.AUTO);
		case REQUIRED_TOOLS -> withTools(able(), ToolChoice.REQUIRED);
		case IMAGES, PDF, AUDIO -> look(able(), file(each));
		default -> question(able(), each.asked());
		});
	}

	// ---- words of this test

	/** Two functions that the contract declares. */
	static final List<ToolSpec> TOOLS = List.of(new ToolSpec("add", "Adds \"one\"", Feature.SCHEMA),
			new ToolSpec("look_up", "Looks a word up", "{\"type\":\"object\",\"properties\":{\"word\":{\"type\":\"string\"}}}"));

	static Stream<Feature> parameters() {
		return Feature.parameters().stream();
	}

	static Stream<Feature> files() {
		return Feature.files().stream();
	}

	static Media file(Feature kind) {
		return switch (kind) {
		case IMAGES -> new Media("image/png", "a.png", new byte[] { 1, 2, 3 });
		case PDF -> new Media("application/pdf", "b.pdf", new byte[] { 4 });
		case AUDIO -> new Media("audio/wav", "c.wav", new byte[] { 5, 6 });
		default -> throw new IllegalArgumentException(kind + " is no kind of file");
		};
	}

	protected final ModelId id(String name) {
		return new ModelId(provider().info().id(), name);
	}

	/** A question to a model. */
	protected static ChatRequest question(ModelInfo model, ChatParameters parameters) {
		return new ChatRequest(model, List.of(new ChatMessage(Role.USER, "Why is the sky blue?")), parameters);
	}

	/** A question about a file. */
	static ChatRequest look(ModelInfo model, Media file) {
		List<ContentPart> parts = List.of(new Text("Look"), file);
		return new ChatRequest(model, List.of(new ChatMessage(Role.USER, parts)), ChatParameters.DEFAULT);
	}

	static ChatRequest withTools(ModelInfo model, ToolChoice choice) {
		return new ChatRequest(model, List.of(new ChatMessage(Role.USER, "Add")), ChatParameters.DEFAULT, TOOLS, choice);
	}

	/** The callable model as if it could do everything. */
	final ModelInfo able() throws Exception {
		return callable().withAbilities(new Abilities(Set.of(Capability.values()),
				List.of(ReasoningEffort.values()), 2, Optional.empty()));
	}

	/** The callable model as if it took words alone and gave short answers. */
	final ModelInfo unable() throws Exception {
		var nobody = new Source("this contract", LocalDate.EPOCH);
		return callable().withAbilities(new Abilities(Set.of(Capability.STREAMING), nobody)).withLimits(Limits.of(100, 10, nobody));
	}

	/** Refused with a sentence that names the model, and nothing has left this machine. */
	final void assertRefused(ChatRequest request) {
		var error = assertThrows(ProviderException.class, () -> provider().chat(request, sink, context()));
		assertEquals(Kind.UNSUPPORTED, error.kind(), error.getMessage());
		assertTrue(error.getMessage().contains(request.model().displayName()), error.getMessage());
		assertEquals("", sink.text());
		assertNothingSent();
	}

	private void assertOwn(List<ModelInfo> models) {
		var own = provider().info().id();
		assertEquals(List.of(), models.stream().map(ModelInfo::id).filter(id -> !id.provider().equals(own)).toList());
	}
}
