package org.modalis.exchange.internal.incoming;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import org.modalis.api.exchange.ExchangeException;
import org.modalis.api.exchange.ExchangeException.Kind;
import org.modalis.api.exchange.ExchangeProblem;
import org.modalis.api.exchange.ExchangeProgress;
import org.modalis.api.exchange.ImportReport;
import org.modalis.api.history.HistoryException;
import org.modalis.api.history.HistoryStore;
import org.modalis.api.history.ImportStore.Taken;
import org.modalis.exchange.internal.files.Bundled;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;

/**
 * Takes in what some files hold, one conversation after the other, so that memory depends on the longest conversation and not on
 * the file. Each is in the history, durable, before the next is read: whoever stops keeps what was taken in, and the next import
 * goes on from there because it adds nothing twice. For one import, on one thread.
 */
public final class Importer {

	/** About twice the longest that users have told of. */
	private static final int LONGEST = 32 << 20;
	/** How much is taken in before those who follow the history are waited for. */
	private static final int BREATH = 8 << 20;
	private static final int MOST_PROBLEMS = 10_000;
	private static final int NEWEST_VERSION = 1;
	private static final Pattern CONVERSATIONS = Pattern.compile("(conversations[^/]*|threads)\\.json");
	/** What exports hold beside conversations, and people may miss. */
	private static final Map<String, String> OTHERS = Map.of("projects.json", "Projects with their instructions and documents", "memories.json",
			"What Claude remembers of its user", "group_chats.json", "Chats of several people", "sora.json", "Videos that were made with Sora");
	/** An empty list or object, written with a key or spaces. */
	private static final int EMPTY = 16;
	private static final List<ThreadReader> READERS = List.of(new ChatGptReader(), new ClaudeReader(), new ModalisReader());

	private final HistoryStore store;
	private final ExchangeProgress progress;
	private final TypeAdapter<JsonElement> json = new Gson().getAdapter(JsonElement.class);
	private final List<ExchangeProblem> problems = new ArrayList<>();
	private int added;
	private int grown;
	private int unchanged;
	private int messages;
	private int files;
	private int seen;
	private long done;
	private long total;
	private long sinceBreath;

	public Importer(HistoryStore store, ExchangeProgress progress) {
		this.store = store;
		this.progress = progress;
	}

	/** Reads them in their order. */
	public ImportReport read(List<Path> places) throws ExchangeException, HistoryException {
		for (Path place : places)
			total += Files.isRegularFile(place) ? place.toFile().length() : 0;
		for (Path place : places)
			if (!progress.isCanceled())
				read(place);
		store.settle();
		if (seen == 0 && !progress.isCanceled())
			throw new ExchangeException(Kind.UNREADABLE, problems.isEmpty() ? "There are no conversations in it. Nothing was added."
					: problems.getFirst().what() + ": " + problems.getFirst().reason() + " Nothing was added.");
		return new ImportReport(added, grown, unchanged, messages, files, problems, progress.isCanceled());
	}

	private void read(Path place) throws HistoryException {
		String name = String.valueOf(place.getFileName());
		if (!Files.exists(place)) {
			problem(name, "There is no such file.");
			return;
		}
		try (Bundled source = Bundled.open(place)) {
			List<Bundled.Entry> wanted = wanted(source.entries());
			if (wanted.isEmpty())
				problem(name, "It has no conversations.json as the exports of ChatGPT and Claude do, and no threads.json as those of Modalis.");
			long bytes = wanted.stream().mapToLong(Bundled.Entry::bytes).sum();
			total += bytes - (Files.isRegularFile(place) ? place.toFile().length() : 0);
			source.entries().stream().filter(entry -> entry.bytes() > EMPTY && OTHERS.containsKey(entry.baseName())).forEach(entry -> problem(entry.baseName(),
					OTHERS.get(entry.baseName()) + " are not taken in, only conversations are."));
			var assets = new Assets(source, store.attachments());
			for (Bundled.Entry entry : wanted)
				if (!progress.isCanceled())
					read(entry, assets);
			files += assets.taken();
		} catch (IOException e) {
			if (!progress.isCanceled())
				problem(name, "It cannot be read; it may be damaged or incomplete.");
		}
	}

	/** Of several files those whose name says so; else every JSON file. One alone is always wanted. */
	private static List<Bundled.Entry> wanted(List<Bundled.Entry> all) {
		if (all.size() == 1)
			return all;
		List<Bundled.Entry> named = all.stream().filter(entry -> CONVERSATIONS.matcher(entry.baseName()).matches()
				&& !entry.name().startsWith("__MACOSX/")).toList();
		return !named.isEmpty() ? named
				: all.stream().filter(entry -> entry.name().matches("(.*/)?conversations/[^/]+\\.json")).toList();
	}

	private void read(Bundled.Entry entry, Assets assets) throws HistoryException {
		long before = done;
		try (var elements = new Elements(new InputStreamReader(new Counted(entry.open()), StandardCharsets.UTF_8), LONGEST)) {
			Optional<Elements.Element> next = elements.next();
			if (isNewer(elements.header())) {
				problem(entry.baseName(), "It was written by a newer Modalis. Update Modalis to read it.");
				return;
			}
			for (int number = 1; next.isPresent() && !progress.isCanceled(); number++) {
				take(next.get(), entry, number, assets);
				next = elements.next();
			}
			if (!progress.isCanceled())
				elements.finish();
		} catch (IOException e) {
			if (!progress.isCanceled())
				problem(entry.baseName(), "It could not be read to its end; what came before was taken in. "
						+ (e.getMessage() != null && e.getMessage().startsWith("An entry") ? e.getMessage() + "." : "It may be damaged or incomplete."));
		} finally {
			done = before + Math.max(entry.bytes(), done - before);
		}
	}

	private boolean isNewer(String header) throws IOException {
		if (header.isEmpty())
			return false;
		try {
			return Fields.of(json.fromJson(header)).number("version").filter(version -> version > NEWEST_VERSION).isPresent();
		} catch (JsonParseException e) {
			return false; // an object of another kind
		}
	}

	private void take(Elements.Element element, Bundled.Entry entry, int number, Assets assets) throws HistoryException {
		String title = Titles.guess(element.text()).orElse("Conversation " + number + " in " + entry.baseName());
		progress.at(done, Math.max(total, done), title);
		if (element.text().isEmpty())
			problem(entry.baseName(), number == 1 ? "It holds no JSON." : "It ends in the middle; what came before was taken in.");
		else if (element.tooLong())
			problem(title, "It is longer than " + (LONGEST >> 20) + " million characters and was passed over.");
		else if (!element.whole())
			problem(title, "The file ends in the middle of it. It was not taken in.");
		else
			take(element.text(), title, assets);
	}

	private void take(String text, String guessed, Assets assets) throws HistoryException {
		Fields conversation;
		try {
			conversation = Fields.of(json.read(new JsonReader(new StringReader(text))));
		} catch (IOException | JsonParseException | IllegalStateException e) {
			seen++;
			problem(guessed, "It is no valid JSON. It was not taken in.");
			return;
		}
		Optional<ThreadReader> reader = READERS.stream().filter(each -> each.fits(conversation)).findFirst();
		if (reader.isEmpty()) {
			problem(guessed, "It has the form of neither a ChatGPT, a Claude nor a Modalis conversation. It was not taken in.");
			return;
		}
		seen++;
		try {
			IncomingThread thread = reader.get().read(conversation, assets);
			keep(thread, thread.thread().title().isEmpty() ? guessed : thread.thread().title());
		} catch (UnreadableThreadException e) {
			problem(guessed, e.getMessage() + " It was not taken in.");
		} catch (HistoryException e) {
			if (e.kind() != HistoryException.Kind.FAILED)
				throw e;
			problem(guessed, e.getMessage());
		}
		sinceBreath += text.length();
		if (sinceBreath > BREATH) {
			sinceBreath = 0;
			store.settle();
		}
	}

	private void keep(IncomingThread thread, String title) throws HistoryException {
		if (thread.messages().isEmpty()) {
			unchanged++;
			return;
		}
		Taken taken = store.imports().take(thread.thread(), thread.parameters(), thread.messages());
		messages += taken.messages();
		if (taken.made())
			added++;
		else if (taken.messages() > 0)
			grown++;
		else
			unchanged++;
		if (taken.messages() > 0)
			thread.missing().forEach(sentence -> problem(title, sentence));
	}

	private void problem(String what, String reason) {
		if (problems.size() < MOST_PROBLEMS)
			problems.add(new ExchangeProblem(what, reason));
	}

	/** Counts the bytes that were read, for the progress. */
	private final class Counted extends FilterInputStream {

		Counted(InputStream in) {
			super(in);
		}

		@Override
		public int read(byte[] buffer, int offset, int length) throws IOException {
			int read = super.read(buffer, offset, length);
			done += Math.max(0, read);
			return read;
		}
	}
}
