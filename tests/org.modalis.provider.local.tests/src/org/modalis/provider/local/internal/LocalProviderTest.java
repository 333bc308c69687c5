package org.modalis.provider.local.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.modalis.api.ProviderException;
import org.modalis.api.ProviderException.Kind;
import org.modalis.api.model.ModelId;
import org.modalis.api.model.ModelInfo;
import org.modalis.api.model.ModelInfo;
import org.modalis.api.provider.ChatMessage;
import org.modalis.api.provider.ChatMessage.Role;
import org.modalis.api.provider.ChatParameters;
import org.modalis.api.provider.ChatRequest;

class LocalProviderTest {

	private static final String DEFAULT_FILE = "tinyllama-1.1b-chat-v1.0.IQ2_XXS.gguf";

	@TempDir
	Path folder;

	private final LocalProvider provider = new LocalProvider();

	@AfterEach
	void stop() {
		provider.deactivate();
	}

	private List<String> ids(FolderContext context) throws Exception {
		return provider.models(context).stream().map(model -> model.id().toString()).toList();
	}

	@Test
	void saysHowToGetAModelWhenThereIsNone() {
		for (Path empty : List.of(folder, folder.resolve("missing"))) {
			var refused = assertThrows(ProviderException.class, () -> provider.models(new FolderContext(empty)));
			assertEquals(Kind.NOT_CONFIGURED, refused.kind());
			assertEquals("No local model yet. ./run gets one, or put a GGUF file into " + empty + ".", refused.getMessage());
		}
	}

	@Test
	void offersEveryGgufFileByItsName() throws Exception {
		Files.write(folder.resolve("Tiny-Q4.gguf"), GgufFile.model().text("general.name", "Tiny").number("llama.context_length", 512).bytes());
		Files.write(folder.resolve("big-00002-of-00002.gguf"), new byte[9]);
		Files.write(folder.resolve("notes.txt"), new byte[9]);
		ModelInfo model = provider.models(new FolderContext(folder)).getFirst();
		assertEquals("local/Tiny-Q4", model.id().toString());
		assertEquals("Tiny (Tiny-Q4)", model.displayName());
		assertEquals(512, model.contextWindow().getAsLong());
		assertEquals(1, provider.models(new FolderContext(folder)).size());
	}

	@Test
	void looksIntoTheFurtherFolderToo() throws Exception {
		Path further = Files.createDirectory(folder.resolve("mine"));
		Files.write(folder.resolve("a.gguf"), GgufFile.model().bytes());
		Files.write(further.resolve("b.gguf"), GgufFile.model().bytes());
		assertEquals(List.of("local/a", "local/b"), ids(new FolderContext(folder, further.toString(), new ArrayList<>())));
	}

	@Test
	void namesABrokenFileAndGoesOnWithTheOthers() throws Exception {
		Files.write(folder.resolve("good.gguf"), GgufFile.model().bytes());
		Path broken = Files.write(folder.resolve("broken.gguf"), new byte[] { 'G', 'G', 'U', 'F', 3, 0, 0, 0, 1 });
		FolderContext context = new FolderContext(folder);
		assertEquals(List.of("local/good"), ids(context));
		assertEquals(List.of(broken + " is cut off: the header is not complete."), context.notes());
	}

	@Test
	void keepsADefaultModelWithTheWrongChecksumAndSaysSo() throws Exception {
		Path fake = Files.write(folder.resolve(DEFAULT_FILE), GgufFile.model().bytes());
		var refused = assertThrows(ProviderException.class, () -> provider.models(new FolderContext(folder)));
		assertEquals(Kind.NOT_CONFIGURED, refused.kind());
		assertTrue(refused.getMessage().contains(fake + " has the wrong checksum"), refused.getMessage());
		assertTrue(Files.exists(fake));
	}

	@Test
	void listsWhatThereIsWhenTheModelIsUnknown() throws Exception {
		Files.write(folder.resolve("good.gguf"), GgufFile.model().bytes());
		var request = new ChatRequest(ModelInfo.chat(new ModelId("local", "gone"), "Gone"), List.of(new ChatMessage(Role.USER, "Hi")), ChatParameters.DEFAULT);
		var refused = assertThrows(ProviderException.class, () -> provider.chat(request, new Words(), new FolderContext(folder)));
		assertEquals(Kind.UNKNOWN_MODEL, refused.kind());
		assertTrue(refused.getMessage().contains("There is: good."));
	}
}
