package org.modalis.testkit;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

import org.modalis.api.keys.Secret;
import org.modalis.api.provider.CallContext;
import org.modalis.api.provider.ChatSink;
import org.modalis.api.transport.HttpTransport;

/** Looks through a provider's fields, its classes' static ones too, for what belongs to one call alone. */
final class HeldThings {
	private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
	private final List<String> found = new ArrayList<>();

	private HeldThings() {
	}

	/** The fields, as a path from the provider, that hold a context, a transport, a sink or a key. */
	static List<String> of(Object provider) {
		var things = new HeldThings();
		things.look(provider, provider.getClass().getSimpleName());
		return things.found;
	}

	private void look(Object value, String path) {
		if (value == null || !seen.add(value))
			return;
		if (value instanceof CallContext || value instanceof HttpTransport || value instanceof ChatSink || value instanceof Secret
				|| value instanceof CharSequence text && text.toString().contains(ChatProviderContract.CANARY))
			found.add(path);
		else if (value instanceof Collection<?> all)
			new ArrayList<>(all).forEach(each -> look(each, path + "[]"));
		else if (value instanceof Map<?, ?> all)
			new HashMap<>(all).forEach((key, each) -> {
				look(key, path + "{}");
				look(each, path + "{}");
			});
		else if (value instanceof Optional<?> some)
			some.ifPresent(each -> look(each, path));
		else if (value instanceof AtomicReference<?> some)
			look(some.get(), path);
		else if (value instanceof Object[] all)
			for (int i = 0; i < Array.getLength(all); i++)
				look(all[i], path + "[]");
		else if (!(value instanceof Enum) && !(value instanceof Class))
			fields(value, path);
	}

	private void fields(Object value, String path) {
		for (Class<?> type = value.getClass(); isOurs(type); type = type.getSuperclass())
			for (Field field : type.getDeclaredFields())
				if (!field.getType().isPrimitive())
					look(read(field, value), path + "." + field.getName());
	}

	/** The JDK's own classes are closed to us; what matters in them, collections and references, was looked into. */
	private static boolean isOurs(Class<?> type) {
		return type != null && type.getClassLoader() != null && type.getClassLoader() != ClassLoader.getPlatformClassLoader();
	}

	private static Object read(Field field, Object owner) {
		try {
			field.setAccessible(true);
			return field.get(Modifier.isStatic(field.getModifiers()) ? null : owner);
		} catch (ReflectiveOperationException e) {
			throw new IllegalStateException(field + " could not be read", e);
		}
	}
}
