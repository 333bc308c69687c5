package org.modalis.workbench.toolkit.filter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.modalis.testkit.InMemorySettings;

class FilterModelTest {

	private static final Clock NOON = Clock.fixed(Instant.parse("2026-11-24T12:00:00Z"), ZoneOffset.UTC);

	private final InMemorySettings settings = new InMemorySettings();
	private final FilterForm form = FilterForm.of("things", "Filter things", new Choice("new", "Newest")).order("name", "Name")
			.choice(Criterion.PROVIDER, "Provider", () -> List.of(new Choice("groq", "Groq"))).with(Criterion.DATE, "Changed")
			.with(Criterion.COST, "Cost").with(Criterion.FAVOURITE, "Favourites");

	private FilterModel model() {
		return new FilterModel(form, settings, Runnable::run);
	}

	@Test
	void everyCriterionMustHold() {
		var item = FilterFacts.of("A poem about rain", NOON.instant()).model("groq", "groq/llama").kinds(Set.of("work"))
				.cost(new BigDecimal("0.5")).favourite(true);
		assertTrue(ListFilter.NONE.test(item, NOON));
		assertTrue(ListFilter.NONE.withText("RAIN poem").test(item, NOON));
		assertFalse(ListFilter.NONE.withText("rain snow").test(item, NOON));
		assertFalse(ListFilter.NONE.withProvider(Optional.of("openai")).test(item, NOON));
		assertFalse(ListFilter.NONE.withModel(Optional.of("groq/other")).test(item, NOON));
		assertTrue(ListFilter.NONE.withKind(Optional.of("work")).test(item, NOON));
		assertFalse(ListFilter.NONE.withKind(Optional.of("home")).test(item, NOON));
		assertFalse(ListFilter.NONE.withCost(new CostRange(Optional.of(BigDecimal.ONE), Optional.empty())).test(item, NOON));
		assertFalse(ListFilter.NONE.withFavourite(true).test(item.favourite(false), NOON));
	}

	@Test
	void lastDaysCountTodayAndDaysInBetweenAreInTheRange() {
		assertTrue(DateRange.last(7).contains(Instant.parse("2026-11-18T00:00:00Z"), NOON));
		assertFalse(DateRange.last(7).contains(Instant.parse("2026-11-17T23:59:59Z"), NOON));
		var days = DateRange.between(Optional.of(LocalDate.of(2026, 11, 1)), Optional.of(LocalDate.of(2026, 11, 2)));
		assertTrue(days.contains(Instant.parse("2026-11-02T23:59:59Z"), NOON));
		assertFalse(days.contains(Instant.parse("2026-11-03T00:00:00Z"), NOON));
	}

	@Test
	void saysWhatIsInUseInTheWordsOfTheListAndTakesItAway() {
		var model = model();
		model.set(model.filter().withText("x").withProvider(Optional.of("groq")).withDate(DateRange.last(7)));
		assertEquals(List.of("Provider: Groq", "Changed: last 7 days"), model.active().stream().map(FilterModel.Active::words).toList());
		model.set(model.filter().without(Criterion.PROVIDER));
		assertEquals(List.of(Criterion.DATE), model.active().stream().map(FilterModel.Active::criterion).toList());
	}

	@Test
	void whatAListDoesNotHaveCannotHideAnything() {
		var model = model();
		model.set(model.filter().withModel(Optional.of("groq/llama")).withOrder(Optional.of("weight")));
		assertFalse(model.filter().narrows());
		assertEquals(Optional.of("new"), model.filter().order());
	}

	@Test
	void viewsAndOrderOutliveTheProgramAndFiltersDoNot() {
		var model = model();
		var filter = model.filter().withText("rain").withProvider(Optional.of("groq")).withDate(DateRange.between(Optional.of(LocalDate.of(2026, 1, 2)), Optional.empty()))
				.withCost(new CostRange(Optional.of(new BigDecimal("0.10")), Optional.empty())).withFavourite(true).withOrder(Optional.of("name"));
		model.set(filter);
		model.save("  Rainy ");
		var next = model();
		assertEquals(List.of(new SavedView("Rainy", filter)), next.views());
		assertEquals(Optional.of("name"), next.filter().order());
		assertFalse(next.filter().narrows());
		next.set(next.views().getFirst().filter());
		assertEquals("Rainy", next.view().orElseThrow().name());
		next.delete("Rainy");
		assertEquals(List.of(), model().views());
	}

	@Test
	void aViewThatCannotBeReadIsLeftOutAndTheOthersStay() {
		settings.set("lists.things.views", "[{\"name\":\"bad\",\"from\":\"soon\"},{\"name\":\"good\",\"text\":\"a\"},7]");
		assertEquals(List.of("good"), model().views().stream().map(SavedView::name).toList());
		settings.set("lists.things.views", "no JSON");
		assertEquals(List.of(), model().views());
	}

	@Test
	void savingUnderTheSameNameReplacesTheViewAndListenersHearOfEachChange() {
		var model = model();
		var heard = new AtomicInteger();
		var handle = model.onChange(heard::incrementAndGet);
		model.save("One");
		model.set(model.filter().withText("b"));
		model.save("one");
		assertEquals(List.of("b"), model.views().stream().map(view -> view.filter().text()).toList());
		assertEquals(3, heard.get());
		handle.close();
		model.clear();
		assertEquals(3, heard.get());
	}
}
