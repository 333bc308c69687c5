package org.modalis.search.lucene.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;

import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.IndexableField;
import org.apache.lucene.util.BytesRef;
import org.modalis.api.history.Attachment;
import org.modalis.api.history.Conversation;
import org.modalis.api.history.Message;
import org.modalis.api.history.Prompt;
import org.modalis.api.model.ModelId;
import org.modalis.api.search.SearchHit.Type;

/** The form of the index: a document per thread, message, attached file and prompt, and the fields that they have. */
final class Documents {

	/** The thread, message or prompt that a document comes from and goes with. */
	static final String OWNER = "owner";
	static final String TYPE = "type";
	static final String CONVERSATION = "conversation";
	static final String THREAD_KEY = "threadKey";
	static final String TEXT = "text";
	/** The first one to five characters of each word, so that a query of a few letters need not look at every word. */
	static final String BEGINNINGS = "beginnings";
	static final String TIME = "time";
	static final String ROLE = "role";
	static final String MODEL = "model";
	static final String HAS = "has";
	static final String FAVOURITE = "favourite";
	static final String TITLE = "title";
	/** As of when a thread was indexed. */
	static final String AS_OF = "asOf";

	/** Says that a document has beginnings; they are found when a segment is written. */
	private static final IndexableField BEGUN = new StringField(BEGINNINGS, "", Store.NO);

	/** Gives a text's words to the index. */
	interface Indexed {
		TokenStream of(String text) throws IOException;
	}

	private final Indexed words;

	Documents(Indexed words) {
		this.words = words;
	}

	static BytesRef bytes(UUID id) {
		var bytes = new byte[16];
		for (int i = 0; i < 8; i++) {
			bytes[i] = (byte) (id.getMostSignificantBits() >> 56 - 8 * i);
			bytes[8 + i] = (byte) (id.getLeastSignificantBits() >> 56 - 8 * i);
		}
		return new BytesRef(bytes);
	}

	static UUID id(BytesRef ref) {
		long high = 0;
		long low = 0;
		for (int i = 0; i < 8; i++) {
			high = high << 8 | ref.bytes[ref.offset + i] & 0xFF;
			low = low << 8 | ref.bytes[ref.offset + 8 + i] & 0xFF;
		}
		return new UUID(high, low);
	}

	/** The text that a document was made of. */
	static String text(Document document) {
		BytesRef text = document.getBinaryValue(TEXT);
		return new String(text.bytes, text.offset, text.length, StandardCharsets.UTF_8);
	}

	Document thread(Conversation thread, String asOf) {
		Document document = begin(Type.THREAD, thread.id(), thread.updated());
		in(document, thread.id());
		model(document, thread.model(), "");
		document.add(new StoredField(AS_OF, asOf));
		text(document, thread.title());
		return document;
	}

	/**
	 * The message, and a document for each file that belongs to it. Each must be taken in before the next is made: the words of
	 * one thread come from one stream.
	 */
	Iterable<Document> message(Message message, List<String> files) {
		return () -> IntStream.rangeClosed(0, files.size()).mapToObj(i -> {
			boolean first = i == 0;
			Document document = first ? ofMessage(Type.MESSAGE, message, has(message))
					: ofMessage(Type.ATTACHMENT, message, has(message.attachments().get(i - 1)));
			text(document, first ? message.text() : files.get(i - 1));
			return document;
		}).iterator();
	}

	private static Document ofMessage(Type type, Message message, Set<String> has) {
		Document document = begin(type, message.id(), message.created());
		in(document, message.conversation());
		model(document, message.model(), message.modelName());
		document.add(new StringField(ROLE, message.role().name(), Store.YES));
		for (String thing : has)
			document.add(new StringField(HAS, thing, Store.NO));
		if (message.favourite())
			document.add(new StringField(FAVOURITE, FAVOURITE, Store.NO));
		return document;
	}

	private static Set<String> has(Message message) {
		Set<String> has = new HashSet<>();
		message.attachments().forEach(file -> has.addAll(has(file)));
		if (message.text().contains("```") || message.text().contains("~~~"))
			has.add("code");
		if (message.text().contains("://") && (message.text().contains("https://") || message.text().contains("http://")))
			has.add("link");
		return has;
	}

	private static Set<String> has(Attachment file) {
		Set<String> has = new HashSet<>(Set.of("file"));
		String type = file.mediaType().toLowerCase(Locale.ROOT);
		if (type.startsWith("image/"))
			has.add("image");
		if (type.startsWith("application/pdf"))
			has.add("pdf");
		return has;
	}

	Document prompt(Prompt prompt) {
		Document document = begin(Type.PROMPT, prompt.id(), prompt.created());
		document.add(new StoredField(TITLE, prompt.name()));
		if (prompt.favourite())
			document.add(new StringField(FAVOURITE, FAVOURITE, Store.NO));
		text(document, String.join("\n", prompt.name(), String.join(" ", prompt.tags()), prompt.text()).strip());
		return document;
	}

	private static Document begin(Type type, UUID owner, Instant time) {
		var document = new Document();
		document.add(new StringField(OWNER, bytes(owner), Store.YES));
		document.add(new StringField(TYPE, type.name(), Store.YES));
		document.add(NumericDocValuesField.indexedField(TIME, time.toEpochMilli()));
		return document;
	}

	private static void in(Document document, UUID conversation) {
		document.add(new StringField(CONVERSATION, bytes(conversation), Store.YES));
		document.add(new NumericDocValuesField(THREAD_KEY, Threads.key(conversation)));
	}

	private static void model(Document document, Optional<ModelId> model, String name) {
		if (model.isPresent())
			document.add(new StringField(MODEL, model.get() + "\n" + name, Store.YES));
	}

	private void text(Document document, String text) {
		document.add(new TextField(TEXT, words(text)));
		document.add(new StoredField(TEXT, text.getBytes(StandardCharsets.UTF_8)));
		document.add(BEGUN);
	}

	private TokenStream words(String text) {
		try {
			return words.of(text);
		} catch (IOException e) {
			throw new UncheckedIOException("Text in memory cannot fail to be read", e);
		}
	}
}
