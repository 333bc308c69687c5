package org.modalis.provider.local.internal;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.modalis.api.ProviderException;
import org.modalis.api.ProviderException.Kind;
import org.modalis.api.model.Usage;
import org.modalis.api.provider.ChatAnswer;
import org.modalis.api.provider.ChatAnswer.Finish;
import org.modalis.api.provider.ChatParameters;
import org.modalis.api.provider.ChatRequest;

import de.kherud.llama.LlamaModel;
import de.kherud.llama.LlamaTask;
import de.kherud.llama.ModelParameters;
import de.kherud.llama.args.LogFormat;

/** A model in memory. Used by the engine's thread alone. */
final class LoadedModel {

	/** Tokens of the prompt that are read in one step; between two steps a cancel is seen. About 2 s on two slow cores. */
	private static final int STEP = 32;
	/** No vocabulary has tokens longer than this on average, so a longer text overflows without being counted. */
	private static final int MAX_CHARACTERS_PER_TOKEN = 32;

	private final LocalModel model;
	private final LlamaModel llama;
	private int[] cached = {};
	private boolean useCache;

	private LoadedModel(LocalModel model, LlamaModel llama) {
		this.model = model;
		this.llama = llama;
	}

	static LoadedModel load(LocalModel model) throws ProviderException {
		try {
			// Text format with an empty callback is what silences ggml; all other logging is silenced by disableLog.
			LlamaModel.setLogger(LogFormat.TEXT, (level, message) -> {
			});
			int threads = Math.max(1, Runtime.getRuntime().availableProcessors());
			return new LoadedModel(model, new LlamaModel(new ModelParameters().setModel(model.file().toString())
					.setCtxSize(model.contextWindow()).setThreads(threads).setThreadsBatch(threads).setBatchSize(STEP)
					.setUbatchSize(STEP).disableContextShift().disableLog()));
		} catch (RuntimeException e) {
			// The binding's own exception is not public.
			throw new ProviderException(Kind.NOT_CONFIGURED, "llama.cpp cannot load " + model.file()
					+ ". The file may be damaged or newer than this version of the engine; use another model.", e);
		} catch (LinkageError e) {
			throw new ProviderException(Kind.NOT_CONFIGURED, String.valueOf(e.getMessage()).contains("libgomp")
					? "The local engine needs the library libgomp; on Debian install the package libgomp1, then start again."
					: "The local engine cannot run on this machine: there is no build of llama.cpp that it can load.", e);
		}
	}

	/** Answers into {@code pending} unless it is abandoned on the way. */
	void answer(ChatRequest request, PendingAnswer pending) throws ProviderException {
		int[] prompt = prompt(request);
		// What is read in other steps differs in the last digits, so a seed repeats an answer only without the cache.
		useCache = request.parameters().seed().isEmpty();
		if (!useCache)
			cached = new int[0];
		if (read(prompt, pending))
			write(prompt, request.parameters(), pending);
	}

	private int[] prompt(ChatRequest request) throws ProviderException {
		String text = model.template().render(request.parameters().system(), request.messages());
		int window = model.contextWindow();
		if (text.length() > (long) window * MAX_CHARACTERS_PER_TOKEN)
			throw tooLong("far more than " + window);
		IntStream start = model.header().startToken().stream().mapToInt(Math::toIntExact);
		int[] tokens = IntStream.concat(start, Arrays.stream(llama.encode(text))).toArray();
		if (tokens.length >= window)
			throw tooLong(String.valueOf(tokens.length));
		return tokens;
	}

	private ProviderException tooLong(String tokens) {
		return new ProviderException(Kind.UNSUPPORTED, "The conversation has " + tokens + " tokens, but " + model.displayName()
				+ " takes " + model.contextWindow() + " with its answer. Start a new thread or choose another model.");
	}

	/** Reads the prompt step by step, going on where the last one agrees; false when the answer was abandoned. */
	private boolean read(int[] prompt, PendingAnswer pending) {
		int differs = Arrays.mismatch(cached, prompt);
		int done = differs < 0 ? prompt.length : differs;
		for (int end = done + STEP; end < prompt.length; end += STEP) {
			if (pending.abandoned())
				return false;
			cached = Arrays.copyOf(prompt, end);
			LlamaTask step = new LlamaTask(llama, json(cached, 0, ChatParameters.DEFAULT));
			while (!step.ended())
				step.next();
		}
		return !pending.abandoned();
	}

	private void write(int[] prompt, ChatParameters parameters, PendingAnswer pending) {
		int most = Math.min(parameters.maxOutputTokens().orElse(Integer.MAX_VALUE), model.contextWindow() - prompt.length);
		cached = prompt;
		LlamaTask task = new LlamaTask(llama, json(prompt, most, parameters));
		StringBuilder text = new StringBuilder();
		int steps = 0;
		while (!task.ended()) {
			String piece = text.isEmpty() ? task.next().stripLeading() : task.next();
			if (!piece.isEmpty())
				pending.piece(piece);
			text.append(piece);
			steps += task.ended() ? 0 : 1;
			if (pending.abandoned())
				task.cancel();
		}
		// The binding does not pass on llama.cpp's own counts; a step may also hold several tokens of one character.
		int tokens = Math.max(steps, llama.encode(text.toString()).length);
		pending.done(new ChatAnswer(tokens >= most ? Finish.LENGTH : Finish.STOP, Usage.of(prompt.length, Math.min(tokens, most))));
	}

	/** The request as llama.cpp's server takes it. The stop texts need no escaping. */
	private String json(int[] prompt, int most, ChatParameters parameters) {
		StringBuilder json = new StringBuilder("{\"stream\":true,\"repeat_penalty\":1.1,\"n_predict\":").append(most);
		json.append(",\"cache_prompt\":").append(useCache);
		useCache = true;
		json.append(",\"prompt\":[").append(Arrays.stream(prompt).mapToObj(String::valueOf).collect(Collectors.joining(",")));
		json.append("],\"stop\":[\"").append(String.join("\",\"", model.template().stops())).append("\"]");
		parameters.temperature().ifPresent(value -> json.append(",\"temperature\":").append(value));
		parameters.topP().ifPresent(value -> json.append(",\"top_p\":").append(value));
		parameters.seed().ifPresent(value -> json.append(",\"seed\":").append(value & 0x7FFF_FFFFL));
		return json.append('}').toString();
	}

	/** Ends llama.cpp's own thread. Nothing may be asked afterwards. */
	void close() {
		llama.close();
	}
}
