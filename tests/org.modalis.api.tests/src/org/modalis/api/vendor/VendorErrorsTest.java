package org.modalis.api.vendor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.modalis.api.ProviderException;
import org.modalis.api.ProviderException.Kind;
import org.modalis.api.json.VendorObject;
import org.modalis.api.model.ModelId;
import org.modalis.api.transport.AnswerHead;
import org.modalis.api.transport.HttpAnswer;

import com.google.gson.JsonParser;

class VendorErrorsTest {
	private static final String WORDS = "The model is asleep";
	private final VendorErrors errors = new VendorErrors("Acme", Optional.of(new ModelId("acme", "road-2")));

	@ParameterizedTest
	@EnumSource(Kind.class)
	void everyKindIsASentenceThatNamesTheVendorAndTheReason(Kind kind) {
		var error = errors.error(kind, "HTTP 418");
		assertEquals(kind, error.kind());
		assertTrue(error.getMessage().matches("Acme .*\\(HTTP 418\\).*\\."), error.getMessage());
	}

	@ParameterizedTest
	@ValueSource(strings = { "{\"error\":{\"message\":\"%s\"}}", "[{\"error\":{\"message\":\"%s\"}}]", "{\"error\":\"%s\"}", "{\"message\":\"%s\"}" })
	void findsTheVendorsWordsInEachFormAndKeepsThemToItself(String body) {
		var error = map(404, body.formatted(WORDS));
		assertEquals(Kind.UNKNOWN_MODEL, error.kind(), body);
		assertFalse(error.getMessage().contains(WORDS), error.getMessage());
	}

	@ParameterizedTest
	@CsvSource({ "400,UNSUPPORTED", "401,AUTH", "402,QUOTA", "404,NOT_CONFIGURED", "408,UNAVAILABLE", "410,RETIRED", "429,RATE_LIMIT",
			"451,CONTENT", "418,BAD_ANSWER", "529,UNAVAILABLE" })
	void withoutWordsTheStatusTellsTheKind(int status, Kind kind) {
		assertEquals(kind, map(status, "<html>").kind());
	}

	@ParameterizedTest
	@CsvSource({ "{'code':429},RATE_LIMIT", "{'code':'402'},QUOTA", "{'code':7},UNAVAILABLE", "'oops',UNAVAILABLE", "null,UNAVAILABLE" })
	void withinAnAnswerACodeMayBeAStatus(String error, Kind kind) {
		assertEquals(kind, errors.inStream(JsonParser.parseString(error)).kind());
	}

	@Test
	void aConversationThatIsTooLongIsNamedAsThat() {
		var error = map(400, "{\"error\":{\"message\":\"Your prompt is too long: 9 > 8\"}}");
		assertEquals(Kind.UNSUPPORTED, error.kind());
		assertTrue(error.getMessage().startsWith("The conversation is too long for road-2 (HTTP 400)."), error.getMessage());
	}

	@Test
	void whatTheVendorSaysGoesBeforeTheStatus() {
		var strict = new VendorErrors("Acme", Optional.empty()) {
			@Override
			protected Optional<Kind> kind(VendorObject error, String message) {
				return has(message, "bill", "asleep") ? Optional.of(Kind.QUOTA) : Optional.empty();
			}
		};
		assertEquals(Kind.QUOTA, strict.map(answer(400, "{\"error\":\"" + WORDS + "\"}")).kind());
	}

	private ProviderException map(int status, String body) {
		return errors.map(answer(status, body));
	}

	private static HttpAnswer answer(int status, String body) {
		return new HttpAnswer(new AnswerHead(status, Map.of()), body.getBytes(StandardCharsets.UTF_8));
	}
}
