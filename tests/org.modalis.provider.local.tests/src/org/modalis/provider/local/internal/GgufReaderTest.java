package org.modalis.provider.local.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GgufReaderTest {

	@TempDir
	Path folder;

	private GgufHeader read(byte[] bytes) throws Exception {
		return GgufReader.read(Files.write(folder.resolve("model.gguf"), bytes));
	}

	private String refusal(byte[] bytes) {
		return assertThrows(BrokenGgufException.class, () -> read(bytes)).getMessage();
	}

	@Test
	void readsWhatItWantsAndWalksOverTheRest() throws Exception {
		GgufHeader header = read(GgufFile.model().text("general.name", "Möbius").number("llama.context_length", 2048)
				.texts("tokenizer.ggml.tokens", "a", "b", "x".repeat(100_000)).entry("general.file_type", 0, new byte[1])
				.text("tokenizer.ggml.model", "llama").number("tokenizer.ggml.bos_token_id", 1)
				.text("tokenizer.chat_template", "T".repeat(70_000)).bytes());
		assertEquals(new GgufHeader("llama", "Möbius", OptionalLong.of(2048), Optional.of("T".repeat(70_000)), OptionalLong.of(1)),
				header);
	}

	@Test
	void aModelOfAnotherVocabularyHasNoStartTokenUnlessItSaysSo() throws Exception {
		GgufFile file = GgufFile.model().text("tokenizer.ggml.model", "gpt2").number("tokenizer.ggml.bos_token_id", 7);
		assertEquals(OptionalLong.empty(), read(file.bytes()).startToken());
		assertEquals(OptionalLong.of(7), read(file.entry("tokenizer.ggml.add_bos_token", 7, new byte[] { 1 }).bytes()).startToken());
	}

	@Test
	void refusesWhatIsNotGguf() {
		assertEquals("is not a GGUF file", refusal(new byte[0]));
		assertEquals("is not a GGUF file", refusal("<!DOCTYPE html>".getBytes(StandardCharsets.US_ASCII)));
	}

	@Test
	void refusesAFileCutOffAnywhere() throws Exception {
		byte[] whole = GgufFile.model().text("general.name", "cut").texts("tokenizer.ggml.tokens", "a", "b").bytes();
		for (int length = 4; length < whole.length - 64; length++)
			assertTrue(refusal(Arrays.copyOf(whole, length)).startsWith("is "), "cut at " + length);
		assertEquals("is cut off: the end of its weights is missing",
				refusal(Arrays.copyOf(whole, whole.length - 32)));
	}

	@ParameterizedTest
	@ValueSource(longs = { -1, Long.MAX_VALUE, Long.MIN_VALUE, 1L << 40 })
	void refusesClaimsThatNoFileCanHold(long claim) {
		byte[] bytes = GgufFile.model().bytes();
		System.arraycopy(GgufFile.longs(claim), 0, bytes, 16, 8);
		assertTrue(refusal(bytes).startsWith("is damaged: it claims"));
		assertTrue(refusal(GgufFile.model().entry("x", 8, GgufFile.longs(claim)).bytes()).startsWith("is damaged"));
	}

	@Test
	void refusesUnknownTypesVersionsAndMissingArchitecture() {
		assertEquals("is damaged: an entry has the unknown type 99", refusal(GgufFile.model().entry("x", 99, new byte[8]).bytes()));
		assertEquals("does not name its architecture", refusal(new GgufFile().bytes()));
		byte[] old = GgufFile.model().bytes();
		old[4] = 1;
		assertEquals("has GGUF version 1; versions 2 and 3 can be read", refusal(old));
	}
}
