package org.modalis.studio.chat.internal.view;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.modalis.api.model.Meter;
import org.modalis.api.model.Price;
import org.modalis.api.model.Pricing;
import org.modalis.api.model.Source;
import org.modalis.studio.chat.internal.session.ModelChoice;
import org.modalis.workbench.toolkit.ThemeColor;

/** What is known of a model, as pairs of words. Threads: the UI thread. */
public final class ModelFacts {

	private final Look look;
	private final Composite grid;
	private Map<String, String> shown = Map.of();

	public ModelFacts(Composite parent, Look look) {
		this.look = look;
		grid = look.box(parent, ThemeColor.PANEL, 2);
		grid.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
		var layout = (GridLayout) grid.getLayout();
		layout.horizontalSpacing = 10;
		layout.verticalSpacing = 4;
		Look.marked(grid, "modelFacts");
	}

	public void show(ModelChoice.Standing standing) {
		var facts = new LinkedHashMap<String, String>();
		facts.put("Name", standing.name().isEmpty() ? "none chosen" : standing.name());
		if (!standing.provider().isEmpty())
			facts.put("Provider", standing.provider());
		standing.info().ifPresent(info -> {
			facts.put("Context", tokens(info.contextWindow()));
			facts.put("Output at most", tokens(info.maxOutputTokens()));
			info.pricing().ifPresent(pricing -> prices(pricing, facts));
			Lifecycles.words(info, LocalDate.now()).ifPresent(words -> facts.put("Served", words));
			facts.put("Source", info.limits().source().map(Source::toString).orElse("unknown"));
			info.pricing().filter(pricing -> !info.limits().source().equals(Optional.of(pricing.source())))
					.ifPresent(pricing -> facts.put("Price from", pricing.source().toString()));
		});
		if (facts.equals(shown))
			return;
		shown = facts;
		for (Control old : grid.getChildren())
			old.dispose();
		facts.forEach(this::row);
		grid.requestLayout();
	}

	private static void prices(Pricing pricing, Map<String, String> facts) {
		if (pricing.isFree()) {
			facts.put("Price", "free");
			return;
		}
		var both = Stream.of(Meter.INPUT_TOKENS, Meter.OUTPUT_TOKENS).flatMap(meter -> pricing.price(meter, 0).stream())
				.map(price -> Figures.price(price.amount(), pricing.currency())).collect(Collectors.joining(" / "));
		facts.put("Price in / out, 1M", both);
		pricing.price(Meter.CACHED_INPUT_TOKENS, 0)
				.ifPresent(price -> facts.put("Cached in, 1M", Figures.price(price.amount(), pricing.currency())));
		pricing.prices().stream().mapToLong(Price::aboveInputTokens).filter(above -> above > 0).min()
				.ifPresent(above -> facts.put("Dearer above", Figures.brief(above) + " tokens in"));
	}

	private void row(String name, String value) {
		look.label(grid, name, ThemeColor.PANEL, ThemeColor.MUTE, look.fonts().button(), SWT.NONE)
				.setLayoutData(new GridData(SWT.BEGINNING, SWT.TOP, false, false));
		GridData data = new GridData(SWT.FILL, SWT.TOP, true, false);
		data.widthHint = 120;
		look.label(grid, value, ThemeColor.PANEL, ThemeColor.TEXT, look.fonts().button(), SWT.WRAP | SWT.RIGHT).setLayoutData(data);
	}

	private static String tokens(OptionalLong count) {
		return count.isPresent() ? Figures.full(count.getAsLong()) : "unknown";
	}
}
