package org.modalis.studio.chat.internal.prompts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.modalis.api.history.Ids;
import org.modalis.api.history.Prompt;
import org.modalis.api.history.PromptQuery;
import org.modalis.api.history.PromptStore;
import org.modalis.testkit.InMemoryHistoryStore;

class PromptFileTest {

	private final PromptStore here = new InMemoryHistoryStore().prompts();
	private final PromptStore there = new InMemoryHistoryStore().prompts();

	private static List<String> texts(PromptStore store) throws Exception {
		var all = new ArrayList<String>();
		for (Prompt prompt : store.list(PromptQuery.ALL, 0, 1000))
			for (Prompt version : store.history(prompt.id()))
				all.add(version.name() + ": " + version.text() + " " + version.tags() + (version.favourite() ? " ★" : ""));
		return all;
	}

	@Test
	void takesEveryVersionAlongAndNothingTwice() throws Exception {
		var id = Ids.next();
		here.save(Prompt.toSave(id, "Summary", "Summarise {{text}}", "", List.of("short"), true));
		here.save(Prompt.toSave(id, "Summary", "Summarise in {{n:number=3}} lines", "", List.of("short", "work"), true));
		here.save(Prompt.toSave(Ids.next(), "Äh", "\"<b>\"\n", "", List.of(), false));
		String file = new PromptFile(here).write();
		assertEquals(new PromptImport(2, 0, 0, 0, true), new PromptFile(there).read(file));
		assertEquals(texts(here), texts(there));
		assertEquals(new PromptImport(0, 0, 2, 0, true), new PromptFile(there).read(file), "a second import adds nothing");
		assertEquals(texts(here), texts(there));
		here.save(Prompt.toSave(id, "Summary", "Third", "", List.of(), true));
		assertEquals(new PromptImport(0, 1, 1, 0, true), new PromptFile(there).read(new PromptFile(here).write()));
		assertEquals(texts(here), texts(there));
	}

	@Test
	void readsWhatSomebodyWroteByHand() throws Exception {
		String file = """
				{"format": "modalis-prompts", "version": 1, "prompts": [
					{"name": "Greeting", "text": "Hello {{who}}", "tags": ["a, b"]},
					{"name": "", "text": "nameless"}, {"name": "textless"}, 7, {"id": "no id", "name": "x", "text": "y"}]}""";
		var result = new PromptFile(there).read(file);
		assertEquals(new PromptImport(1, 0, 0, 4, true), result);
		assertEquals("1 prompt was added, 0 got new versions, 0 were there already. 4 prompts without a name and a text were left out.", result.sentence());
		assertEquals(List.of("Greeting: Hello {{who}} [a, b]"), texts(there));
		assertEquals(new PromptImport(0, 0, 1, 4, true), new PromptFile(there).read(file));
	}

	@Test
	void saysThatAFileIsNone() throws Exception {
		for (String file : List.of("", "[]", "{}", "not json", "{\"format\":\"modalis-prompts\",\"version\":2,\"prompts\":[]}", "{\"format\":7}",
				"{\"format\":\"modalis-prompts\",\"version\":1}", "{\"format\":\"modalis-prompts\",\"version\":1,\"prompts\":{}}"))
			assertFalse(new PromptFile(there).read(file).readable(), file);
		assertEquals(List.of(), texts(there));
	}
}
