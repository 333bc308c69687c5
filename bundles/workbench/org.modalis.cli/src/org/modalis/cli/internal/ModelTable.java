package org.modalis.cli.internal;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Optional;
import java.util.OptionalLong;

import org.modalis.api.model.Lifecycle;
import org.modalis.api.model.Meter;
import org.modalis.api.model.ModelInfo;
import org.modalis.api.model.Price;
import org.modalis.api.model.Pricing;
import org.modalis.api.registry.RegistrySnapshot;

/** The rows of {@code models}: prices are for a million tokens. */
final class ModelTable {

	private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);

	private final Table table = new Table("MODEL", "CONTEXT", "IN/1M", "OUT/1M", "STATE", "NAME");
	private final RegistrySnapshot snapshot;
	private final LocalDate today;
	private boolean empty = true;

	/** @param snapshot in which successors have their names */
	ModelTable(RegistrySnapshot snapshot, LocalDate today) {
		this.snapshot = snapshot;
		this.today = today;
	}

	void add(ModelInfo model) {
		empty = false;
		table.add(model.id().toString(), tokens(model.contextWindow()), price(model.pricing(), Meter.INPUT_TOKENS),
				price(model.pricing(), Meter.OUTPUT_TOKENS), state(model.lifecycle()), model.displayName());
	}

	boolean isEmpty() {
		return empty;
	}

	@Override
	public String toString() {
		return table.toString();
	}

	private static String tokens(OptionalLong count) {
		return count.isPresent() ? Long.toString(count.getAsLong()) : "-";
	}

	private static String price(Optional<Pricing> pricing, Meter meter) {
		if (pricing.isEmpty())
			return "-";
		return pricing.get().isFree() ? "free"
				: pricing.get().price(meter, 0).map(price -> amount(price, pricing.get().currency())).orElse("-");
	}

	private static String amount(Price price, Currency currency) {
		var perMillion = price.amount().multiply(MILLION).divide(BigDecimal.valueOf(price.units()), MathContext.DECIMAL64);
		var text = perMillion.stripTrailingZeros().toPlainString();
		return currency.getCurrencyCode().equals("USD") ? "$" + text : text + " " + currency.getCurrencyCode();
	}

	private String state(Lifecycle life) {
		var next = life.successor().map(id -> " → " + snapshot.model(id).map(ModelInfo::displayName).orElse(id.toString())).orElse("");
		var day = life.date().map(date -> " " + Words.day(date)).orElse("");
		return switch (life.stage()) {
		case ACTIVE -> "-";
		case DEPRECATED -> (life.callableOn(today) ? "ends" + (day.isEmpty() ? " soon" : day) : "ended" + day) + next;
		case RETIRED -> (life.callableOn(today) ? "ends" : "retired") + day + next;
		case NOT_OFFERED -> "not offered" + day + next;
		};
	}
}
