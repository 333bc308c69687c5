package org.modalis.history.derby.internal;

import java.sql.Connection;
import java.sql.SQLException;

/** What a {@link DerbySession} connects to. */
interface Database extends AutoCloseable {

	/** A connection without autocommit. */
	Connection connect() throws SQLException;

	@Override
	void close();
}
