package org.modalis.api.provider;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

import org.modalis.api.provider.ContentPart.ToolCall;

/** Puts the function calls of one answer together from their pieces, and passes each piece on. One thread, one answer. */
public final class ToolCallPieces {

	private static final class Call {
		private String id = "";
		private String name = "";
		private final StringBuilder arguments = new StringBuilder();
	}

	private final ChatSink sink;
	private final TreeMap<Integer, Call> calls = new TreeMap<>();

	public ToolCallPieces(ChatSink sink) {
		this.sink = sink;
	}

	/**
	 * Takes a piece.
	 *
	 * @param index which call, as the vendor numbers them
	 * @param id empty where this piece does not repeat it; a call that never gets one is named {@code call_<index>}
	 * @param name empty where this piece does not repeat it
	 * @param arguments the next piece of the arguments
	 */
	public void add(int index, String id, String name, CharSequence arguments) {
		var call = calls.computeIfAbsent(index, number -> new Call());
		if (!id.isEmpty())
			call.id = id;
		else if (call.id.isEmpty())
			call.id = "call_" + index;
		if (!name.isEmpty())
			call.name = name;
		call.arguments.append(arguments);
		sink.toolCall(calls.headMap(index).size(), call.id, call.name, arguments);
	}

	/** How many calls have begun. */
	public int count() {
		return calls.size();
	}

	/** The calls so far, in order; one without arguments has an empty object. */
	public List<ToolCall> calls() {
		var all = new ArrayList<ToolCall>();
		for (var call : calls.values())
			all.add(new ToolCall(call.id, call.name, call.arguments.isEmpty() ? "{}" : call.arguments.toString()));
		return all;
	}
}
