package org.modalis.bench.search;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

import org.modalis.api.history.Figures;
import org.modalis.api.history.Ids;
import org.modalis.api.history.Message;
import org.modalis.api.history.Message.State;
import org.modalis.api.model.ModelId;

/**
 * Threads that look like people's: questions of 5 to 40 words and answers of 40 to 200, words as often as Zipf's law says, in four
 * languages, some with code. The same for the same seed, but for ids.
 */
final class Corpus {

	/** How many messages a thread has. */
	static final int THREAD = 20;
	private static final int WORDS = 40_000;
	private static final String[][] SYLLABLES = {
			{ "the", "an", "re", "con", "ment", "er", "ing", "tion", "pro", "de", "st", "ly", "ous", "able", "in", "ter", "com", "ex" },
			{ "ge", "ver", "ung", "lich", "keit", "sch", "ein", "aus", "ü", "ö", "ä", "ß", "en", "be", "zu", "der", "auf", "heit" },
			{ "é", "tion", "eau", "ille", "re", "dé", "ç", "que", "ment", "ois", "ê", "ance", "un", "la", "ré", "eur", "pou", "lu" },
			{ "検", "索", "日", "本", "語", "の", "を", "世", "界", "文", "字", "学", "生", "時", "間", "会", "話", "答" } };
	private static final List<ModelId> MODELS = List.of("openai/gpt-5", "openai/gpt-5-mini", "anthropic/claude-sonnet", "ollama/llama3",
			"local/tinyllama", "mistral/large").stream().map(ModelId::parse).toList();

	private final Random random;
	private final List<List<String>> words = new ArrayList<>();
	private final Instant begin = Instant.now().minus(Duration.ofDays(700));
	private int threads;

	Corpus(long seed) {
		random = new Random(seed);
		for (int language = 0; language < SYLLABLES.length; language++)
			words.add(vocabulary(SYLLABLES[language]));
	}

	private List<String> vocabulary(String[] syllables) {
		Set<String> all = new LinkedHashSet<>();
		while (all.size() < WORDS) {
			var word = new StringBuilder();
			for (int length = 1 + (int) (Math.log(all.size() + 2) / 3) + random.nextInt(2); length > 0; length--)
				word.append(syllables[random.nextInt(syllables.length)]);
			if (!all.add(word.toString()))
				all.add(word + syllables[random.nextInt(syllables.length)] + syllables[random.nextInt(syllables.length)]);
		}
		return List.copyOf(all);
	}

	/** A word of a language; the first is the most frequent, and so on as 1/n. */
	String word(int language) {
		int rank = (int) Math.exp(random.nextDouble() * Math.log(WORDS));
		return words.get(language).get(rank - 1);
	}

	/** A word that about one in so many words is. */
	String wordOfRank(int language, int rank) {
		return words.get(language).get(rank);
	}

	private String text(int language, int length) {
		var text = new StringBuilder();
		int count = language == 3 ? length / 2 : length; // a word has a space and more letters elsewhere
		for (int i = 0; i < count; i++)
			text.append(word(language)).append(i % 12 == 11 ? ".\n" : language == 3 ? "" : " ");
		return text.toString();
	}

	private String code() {
		return "```java\nvar " + word(0) + "Index = " + word(0) + "Store.find_" + word(0) + "(" + word(0) + ");\n```\n";
	}

	/** The next thread: a question, an answer, and so on. */
	List<Message> thread(UUID conversation) {
		int pick = random.nextInt(10);
		int language = pick < 6 ? 0 : pick - 6;
		Instant time = begin.plus(Duration.ofMinutes(100L * threads++));
		ModelId model = MODELS.get(random.nextInt(MODELS.size()));
		var all = new ArrayList<Message>();
		Optional<UUID> parent = Optional.empty();
		for (int i = 0; i < THREAD; i += 2) {
			Message asked = Message.user(Ids.next(), conversation, parent, text(language, 5 + random.nextInt(36)), time);
			String said = text(language, 40 + random.nextInt(161)) + (random.nextInt(4) == 0 ? code() : "");
			Message answer = Message.answer(Ids.next(), conversation, asked.id(), model, model.name(), time.plusSeconds(20))
					.withText(said, "").ended(State.COMPLETE, "", Figures.NONE);
			all.addAll(List.of(asked, answer));
			parent = Optional.of(answer.id());
			time = time.plusSeconds(90);
		}
		return all;
	}
}
