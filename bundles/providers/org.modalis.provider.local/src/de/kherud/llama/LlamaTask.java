package de.kherud.llama;

/**
 * One request to a loaded model, made of tokens instead of text, which the binding's public calls do not offer. Not thread-safe:
 * a receive that waits is not woken by a cancel, so both must come from one thread.
 */
public final class LlamaTask {

	private final LlamaModel model;
	private final int id;
	private boolean ended;

	/** @param json the request as llama.cpp's server takes it at {@code /completion}; must be valid JSON */
	public LlamaTask(LlamaModel model, String json) {
		this.model = model;
		this.id = model.requestCompletion(json);
	}

	/** Whether the last piece has come. */
	public boolean ended() {
		return ended;
	}

	/** Waits for the next piece, which may be empty. */
	public String next() {
		LlamaOutput output = model.receiveCompletion(id);
		ended = output.stop;
		return output.text;
	}

	/** Ends the request early; llama.cpp stops after the step it is in. */
	public void cancel() {
		if (!ended)
			model.cancelCompletion(id);
		ended = true;
	}
}
