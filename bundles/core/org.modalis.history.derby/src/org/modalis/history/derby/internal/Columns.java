package org.modalis.history.derby.internal;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

import org.modalis.api.history.Cost;
import org.modalis.api.model.ModelId;

/** How values lie in columns: ids as 16 bytes, times as nanoseconds (years 1678 to 2262), models as provider and name. */
final class Columns {

	private static final long NANOS = 1_000_000_000L;

	private Columns() {
	}

	static byte[] bytes(UUID id) {
		return ByteBuffer.allocate(16).putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits()).array();
	}

	/** For {@link Rows}, which sets null where it is given null. */
	static byte[] bytesOrNull(Optional<UUID> id) {
		return id.isPresent() ? bytes(id.get()) : null;
	}

	static UUID id(byte[] bytes) {
		ByteBuffer buffer = ByteBuffer.wrap(bytes);
		return new UUID(buffer.getLong(), buffer.getLong());
	}

	static Optional<UUID> optionalId(ResultSet row, String column) throws SQLException {
		return Optional.ofNullable(row.getBytes(column)).map(Columns::id);
	}

	static void setOptionalId(PreparedStatement statement, int index, Optional<UUID> id) throws SQLException {
		if (id.isPresent())
			statement.setBytes(index, bytes(id.get()));
		else
			statement.setNull(index, Types.BINARY);
	}

	static long nanos(Instant time) {
		return Math.addExact(Math.multiplyExact(time.getEpochSecond(), NANOS), time.getNano());
	}

	static Instant instant(long nanos) {
		return Instant.ofEpochSecond(Math.floorDiv(nanos, NANOS), Math.floorMod(nanos, NANOS));
	}

	static void setDuration(PreparedStatement statement, int index, Optional<Duration> duration) throws SQLException {
		if (duration.isPresent())
			statement.setLong(index, duration.get().toNanos());
		else
			statement.setNull(index, Types.BIGINT);
	}

	static Optional<Duration> duration(ResultSet row, String column) throws SQLException {
		long nanos = row.getLong(column);
		return row.wasNull() ? Optional.empty() : Optional.of(Duration.ofNanos(nanos));
	}

	static void setOptionalInt(PreparedStatement statement, int index, OptionalInt value) throws SQLException {
		if (value.isPresent())
			statement.setInt(index, value.getAsInt());
		else
			statement.setNull(index, Types.INTEGER);
	}

	static OptionalInt optionalInt(ResultSet row, String column) throws SQLException {
		int value = row.getInt(column);
		return row.wasNull() ? OptionalInt.empty() : OptionalInt.of(value);
	}

	/** Fills two columns, the amount and the currency. */
	static void setCost(PreparedStatement statement, int index, Optional<Cost> cost) throws SQLException {
		statement.setBigDecimal(index, cost.map(Cost::amount).orElse(null));
		statement.setString(index + 1, cost.map(Cost::currency).map(Currency::getCurrencyCode).orElse(null));
	}

	static Optional<Cost> cost(ResultSet row) throws SQLException {
		BigDecimal amount = row.getBigDecimal("cost");
		return amount == null ? Optional.empty()
				: Optional.of(new Cost(amount, Currency.getInstance(row.getString("cost_currency"))));
	}

	/** Fills two columns. */
	static void setModel(PreparedStatement statement, int index, Optional<ModelId> model) throws SQLException {
		statement.setString(index, model.map(ModelId::provider).orElse(null));
		statement.setString(index + 1, model.map(ModelId::name).orElse(null));
	}

	static Optional<ModelId> model(ResultSet row) throws SQLException {
		String provider = row.getString("model_provider");
		return provider == null ? Optional.empty() : Optional.of(new ModelId(provider, row.getString("model_name")));
	}
}
