package org.modalis.history.derby.internal;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicLong;

/** A database that counts what is asked of it: statements that are run, and rows that are read. */
final class CountedDatabase implements Database {

	private final Database real;
	private final AtomicLong work = new AtomicLong();

	CountedDatabase(Database real) {
		this.real = real;
	}

	/** What was counted since the last call. */
	long work() {
		return work.getAndSet(0);
	}

	@Override
	public Connection connect() throws SQLException {
		return counted(Connection.class, real.connect());
	}

	private <T> T counted(Class<T> type, T target) {
		InvocationHandler handler = (proxy, method, arguments) -> {
			if (method.getName().startsWith("execute") || method.getName().equals("next"))
				work.incrementAndGet();
			try {
				Object result = method.invoke(target, arguments);
				return switch (result) {
				case PreparedStatement statement -> counted(PreparedStatement.class, statement);
				case ResultSet rows -> counted(ResultSet.class, rows);
				case null, default -> result;
				};
			} catch (InvocationTargetException e) {
				throw e.getCause();
			}
		};
		return type.cast(Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] { type }, handler));
	}

	@Override
	public void close() {
		real.close();
	}
}
