package org.modalis.testkit;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

import org.modalis.api.Subscription;
import org.modalis.api.transport.CallLog;
import org.modalis.api.transport.CallRecord;

/** A record of calls that is gone with the test; its exports are one line a call. Threads: any. */
public final class InMemoryCallLog implements CallLog {

	private final List<CallRecord> calls = new CopyOnWriteArrayList<>();
	private final List<Consumer<CallRecord>> listeners = new CopyOnWriteArrayList<>();

	/** A call was made. */
	public void add(CallRecord call) {
		calls.add(call);
		listeners.forEach(listener -> listener.accept(call));
	}

	@Override
	public List<CallRecord> recent(int atMost) {
		return calls.reversed().stream().limit(atMost).toList();
	}

	@Override
	public void forEach(Instant since, Consumer<CallRecord> reader) {
		calls.stream().filter(call -> !call.when().isBefore(since)).forEach(reader);
	}

	@Override
	public Subscription onChange(Consumer<CallRecord> listener) {
		listeners.add(listener);
		return () -> listeners.remove(listener);
	}

	@Override
	public void exportCsv(Instant since, Appendable to) throws IOException {
		write("csv ", since, to);
	}

	@Override
	public void exportJson(Instant since, Appendable to) throws IOException {
		write("json ", since, to);
	}

	private void write(String form, Instant since, Appendable to) throws IOException {
		for (var call : calls)
			if (!call.when().isBefore(since))
				to.append(form).append(call.host()).append('\n');
	}

	@Override
	public void clear() {
		calls.clear();
	}
}
