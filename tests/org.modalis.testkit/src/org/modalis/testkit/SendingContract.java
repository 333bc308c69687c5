package org.modalis.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.modalis.api.model.Modality;
import org.modalis.api.model.ModelInfo;
import org.modalis.api.provider.ChatMessage;
import org.modalis.api.provider.ChatMessage.Role;
import org.modalis.api.provider.ChatParameters;
import org.modalis.api.provider.ChatRequest;
import org.modalis.api.provider.ContentPart;
import org.modalis.api.provider.ContentPart.Text;
import org.modalis.api.provider.ContentPart.ToolCall;
import org.modalis.api.provider.ContentPart.ToolResult;
import org.modalis.api.provider.ContentPart.VendorState;
import org.modalis.api.provider.ToolChoice;
import org.modalis.api.provider.ToolSpec;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

/** What leaves this machine: all that was asked for, under the vendor's names, to the model that was picked; and nothing else. */
abstract class SendingContract extends VendorWords {

	// ---- the model

	@ParameterizedTest
	@ValueSource(strings = { MODEL, "team/model-1.2:free", "a/b:c/d:e", "plain" })
	void sendsTheModelThatWasPicked(String name) throws Exception {
		answersOf(name, answerOf(callable()));
		provider().chat(question(ModelInfo.chat(id(name), name), ChatParameters.DEFAULT), sink, context());
		var request = vendor.awaitRequest();
		assertEquals("POST", request.method());
		assertEquals(name, model(request));
	}

	@Test
	void sendsEachModelOfItsCatalogueUnderTheNameInThePicker() throws Exception {
		var today = LocalDate.now(context().clock());
		for (var each : provider().catalogue())
			if (each.modality() == Modality.CHAT && each.lifecycle().callableOn(today)) {
				answersOf(each.id().name(), answerOf(each));
				provider().chat(question(each, ChatParameters.DEFAULT), sink, context());
				assertEquals(each.id().name(), model(vendor.awaitRequest()));
			}
	}

	// ---- the conversation

	@Test
	void sendsTheWholeConversationInOrder() throws Exception {
		var body = sent(new ChatRequest(callable(), List.of(new ChatMessage(Role.USER, "Hello"), new ChatMessage(Role.ASSISTANT, "Hi\n"),
				new ChatMessage(Role.USER, "Why? \uD83C\uDF0D \"quoted\"")), ChatParameters.DEFAULT));
		assertEquals(List.of("user: Hello", "assistant: Hi\n", "user: Why? \uD83C\uDF0D \"quoted\""), conversation(body));
	}

	@Test
	void asksForAStreamAndSendsTheKeyInOnePlaceAlone() throws Exception {
		answers(answerOf(callable()));
		provider().chat(question(callable(), ChatParameters.DEFAULT), sink, context());
		var request = vendor.awaitRequest();
		assertTrue(asksForStream(request), request.body());
		assertEquals(CANARY, key(request));
		assertFalse(request.path().contains(CANARY) || request.body().contains(CANARY), "The key belongs into a header");
		assertEquals(1, request.headers().values().stream().filter(value -> value.contains(CANARY)).count());
	}

	// ---- parameters

	@ParameterizedTest
	@MethodSource("parameters")
	void sendsAParameterThatTheModelTakes(Feature each) throws Exception {
		if (!features().contains(each))
			return; // that it is refused is another test's
		var body = sent(question(able(), each.asked()));
		if (each == Feature.SYSTEM_PROMPT)
			assertEquals("Be \"brief\"", systemPrompt(body));
		else
			assertEquals(Optional.of(expected(each)), found(each, body));
	}

	@Test
	void sendsNothingThatIsNotSet() throws Exception {
		var body = sent(question(able(), ChatParameters.DEFAULT));
		for (var each : Feature.parameters())
			if (each == Feature.SYSTEM_PROMPT)
				assertEquals("", systemPrompt(body));
			else if (features().contains(each) && !alwaysSent().contains(each))
				assertEquals(Optional.empty(), found(each, body), each.toString());
		assertEquals(List.of(), tools(body));
	}

	private Optional<JsonElement> found(Feature parameter, JsonObject body) {
		boolean sampling = switch (parameter) {
		case TEMPERATURE, TOP_P, MAX_OUTPUT_TOKENS, STOP, SEED -> true;
		default -> false;
		};
		JsonElement at = sampling ? sampling(body) : body;
		for (var name : field(parameter).split("\\."))
			at = at instanceof JsonObject object ? object.get(name) : null;
		return Optional.ofNullable(at);
	}

	// ---- files

	@ParameterizedTest
	@MethodSource("files")
	void sendsAFileThatTheModelTakes(Feature each) throws Exception {
		if (!features().contains(each))
			return; // that it is refused is another test's
		var file = file(each);
		var shown = file.mediaType() + " " + Base64.getEncoder().encodeToString(file.bytes());
		// some vendors want a file before the words about it
		assertEquals(Set.of("user: Look", shown), Set.copyOf(conversation(sent(look(able(), file)))));
	}

	@ParameterizedTest
	@MethodSource("files")
	void refusesAFileThatWasShownLongAgo(Feature each) throws Exception {
		List<ContentPart> parts = List.of(new Text("Look"), file(each));
		assertRefused(new ChatRequest(unable(), List.of(new ChatMessage(Role.USER, parts), new ChatMessage(Role.ASSISTANT, "Nice"),
				new ChatMessage(Role.USER, "And?")), ChatParameters.DEFAULT));
	}

	// ---- functions

	@ParameterizedTest
	@EnumSource
	void declaresFunctionsAndWhetherTheyMayBeCalled(ToolChoice choice) throws Exception {
		if (!features().contains(Feature.TOOLS) || choice == ToolChoice.REQUIRED && !features().contains(Feature.REQUIRED_TOOLS))
			return; // that it is refused is another test's
		var body = sent(withTools(able(), choice));
		if (choice == ToolChoice.NONE && tools(body).isEmpty())
			return; // what is not declared cannot be called
		assertEquals(TOOLS.stream().map(SendingContract::words).toList(), tools(body).stream().map(SendingContract::words).toList());
		assertEquals(choice, toolChoice(body).orElse(ToolChoice.AUTO));
	}

	private static List<Object> words(ToolSpec tool) {
		return List.of(tool.name(), tool.description(), tool.schemaTree());
	}

	@Test
	void sendsCallsAndTheirResultsBack() throws Exception {
		var said = List.of(new ChatMessage(Role.USER, "Add"),
				new ChatMessage(Role.ASSISTANT, List.of(new Text("Two things"), new ToolCall("c1", "add", "{\"x\":1}"),
						new ToolCall("c2", "look_up", "{}"))),
				new ChatMessage(Role.USER, List.of(new ToolResult("c1", "add", "2"), new ToolResult("c2", "look_up", "no \"word\""))));
		if (!features().contains(Feature.TOOLS))
			return; // that they are refused is another test's
		assertEquals(List.of("user: Add", "assistant: Two things", "call add {\"x\":1}", "call look_up {}", "result add: 2",
				"result look_up: no \"word\""), conversation(sent(afterCalls(said))));
	}

	@Test
	void sendsTheVendorsStateBackWithTheResults() throws Exception {
		if (!features().contains(Feature.TOOLS))
			return; // that they are refused is another test's
		answers(stream().then(statefulCall()), answerOf(callable()));
		var answer = provider().chat(withTools(able(), ToolChoice.AUTO), sink, context());
		assertEquals(features().contains(Feature.VENDOR_STATE), answer.state().isPresent());
		vendor.awaitRequest();
		provider().chat(afterCalls(afterwards(answer.state(), answer.toolCalls().getFirst())), sink, context());
		var body = vendor.awaitRequest().body();
		assertEquals(features().contains(Feature.VENDOR_STATE), body.contains(STATE), body);
	}

	@Test
	void leavesOutWhatAnotherVendorWantsBack() throws Exception {
		if (!features().contains(Feature.TOOLS))
			return; // that they are refused is another test's
		var strange = Optional.of(new VendorState("someone-else", "{\"reasoning_content\":\"" + STATE + "\"}"));
		var body = sent(afterCalls(afterwards(strange, new ToolCall("c1", "add", "{\"x\":1}"))));
		assertFalse(body.toString().contains(STATE), body.toString());
	}

	private static List<ChatMessage> afterwards(Optional<VendorState> state, ToolCall call) {
		List<ContentPart> said = state.isPresent() ? List.of(state.get(), call) : List.of(call);
		return List.of(new ChatMessage(Role.USER, "Add"), new ChatMessage(Role.ASSISTANT, said),
				new ChatMessage(Role.USER, List.of(new ToolResult(call.id(), call.name(), "2"))));
	}

	private ChatRequest afterCalls(List<ChatMessage> said) throws Exception {
		return new ChatRequest(able(), said, ChatParameters.DEFAULT, TOOLS, ToolChoice.AUTO);
	}

	/** Lets a request be answered, and gives what the vendor got. */
	private JsonObject sent(ChatRequest request) throws Exception {
		answers(answerOf(request.model()));
		provider().chat(request, sink, context());
		return json(vendor.awaitRequest());
	}

}
