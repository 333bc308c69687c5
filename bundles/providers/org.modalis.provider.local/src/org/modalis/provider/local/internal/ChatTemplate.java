package org.modalis.provider.local.internal;

import java.util.List;
import java.util.regex.Pattern;

import org.modalis.api.provider.ChatMessage;
import org.modalis.api.provider.ChatMessage.Role;

/**
 * How a family of models wants a conversation written. Recognised by its markers in the model's own Jinja template, which is not
 * run: the families that matter are few, and a template is foreign code.
 */
enum ChatTemplate {

	/** Zephyr and TinyLlama. */
	ZEPHYR("<|user|>", turn("<|system|>\n", "</s>\n"), turn("<|user|>\n", "</s>\n"), turn("<|assistant|>\n", "</s>\n"),
			List.of("</s>", "<|user|>", "<|system|>", "<|assistant|>")),
	/** Llama 3 and later. */
	LLAMA3("<|start_header_id|>", turn("<|start_header_id|>system<|end_header_id|>\n\n", "<|eot_id|>"),
			turn("<|start_header_id|>user<|end_header_id|>\n\n", "<|eot_id|>"),
			turn("<|start_header_id|>assistant<|end_header_id|>\n\n", "<|eot_id|>"),
			List.of("<|eot_id|>", "<|start_header_id|>", "<|end_of_text|>")),
	/** Gemma; has no system turn, so system text goes before the first question. */
	GEMMA("<start_of_turn>", turn("", "\n\n"), turn("<start_of_turn>user\n", "<end_of_turn>\n"),
			turn("<start_of_turn>model\n", "<end_of_turn>\n"), List.of("<end_of_turn>", "<start_of_turn>")),
	/** Llama 2 and Mistral; system text goes into the first question. */
	LLAMA2("[INST]", turn("<<SYS>>\n", "\n<</SYS>>\n\n"), turn("[INST] ", " [/INST]"), turn(" ", "</s>"),
			List.of("</s>", "[INST]", "[/INST]")),
	/** Qwen, SmolLM and many others; also the fallback. */
	CHATML("<|im_start|>", turn("<|im_start|>system\n", "<|im_end|>\n"), turn("<|im_start|>user\n", "<|im_end|>\n"),
			turn("<|im_start|>assistant\n", "<|im_end|>\n"), List.of("<|im_end|>", "<|im_start|>"));

	/** What the engine would read as a control token if a message contained it. */
	private static final Pattern MARKER = Pattern.compile(
			"<(?=\\|[^|<>\\s]{1,40}\\|>|/?s>|(?:unk|bos|eos|pad)>|(?:start|end)_of_turn>|</?SYS>>)|\\[(?=/?INST])");

	private record Turn(String before, String after) {
	}

	private final String signature;
	private final Turn system;
	private final Turn user;
	private final Turn assistant;
	private final List<String> stops;

	ChatTemplate(String signature, Turn system, Turn user, Turn assistant, List<String> stops) {
		this.signature = signature;
		this.system = system;
		this.user = user;
		this.assistant = assistant;
		this.stops = stops;
	}

	private static Turn turn(String before, String after) {
		return new Turn(before, after);
	}

	/** The family whose marker a model's own template holds, {@link #CHATML} when there is none that we know. */
	static ChatTemplate of(String jinja) {
		for (ChatTemplate template : values())
			if (jinja.contains(template.signature))
				return template;
		return CHATML;
	}

	/** What ends an answer, besides the model's own end token. */
	List<String> stops() {
		return stops;
	}

	/** The whole prompt, ending where the model goes on. */
	String render(String systemText, List<ChatMessage> messages) {
		StringBuilder prompt = new StringBuilder();
		String opening = systemText.isBlank() ? "" : system.before + plain(systemText) + system.after;
		boolean systemIsTurn = this != GEMMA && this != LLAMA2;
		if (systemIsTurn)
			prompt.append(opening);
		boolean first = true;
		for (ChatMessage message : messages) {
			Turn turn = message.role() == Role.USER ? user : assistant;
			prompt.append(turn.before).append(first && !systemIsTurn ? opening : "").append(plain(message.text())).append(turn.after);
			first = false;
		}
		return prompt.append(assistant.before.stripLeading()).toString();
	}

	/** Sets a space into whatever looks like a control token, because the engine would obey it. */
	private static String plain(String text) {
		return MARKER.matcher(text).replaceAll("$0 ");
	}
}
