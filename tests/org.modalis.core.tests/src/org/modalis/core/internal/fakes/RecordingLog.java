package org.modalis.core.internal.fakes;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.osgi.service.log.Logger;

/** A logger that keeps what it is given, stacks of exceptions included. */
public final class RecordingLog {

	private final List<String> entries = new CopyOnWriteArrayList<>();
	private final Logger logger = (Logger) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] { Logger.class },
			(proxy, method, arguments) -> {
				var text = new StringWriter();
				for (var argument : flat(arguments == null ? new Object[0] : arguments))
					if (argument instanceof Throwable thrown)
						thrown.printStackTrace(new PrintWriter(text, true));
					else
						text.append(argument + " ");
				entries.add(method.getName() + ": " + text);
				return null;
			});

	private static List<Object> flat(Object[] arguments) {
		return Arrays.stream(arguments)
				.flatMap(each -> each instanceof Object[] more ? Arrays.stream(more) : Arrays.stream(new Object[] { each })).toList();
	}

	public Logger logger() {
		return logger;
	}

	public List<String> entries() {
		return List.copyOf(entries);
	}

	/** Forgets what was kept so far. */
	public void forget() {
		entries.clear();
	}
}
