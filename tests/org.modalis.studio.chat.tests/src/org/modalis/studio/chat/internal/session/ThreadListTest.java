package org.modalis.studio.chat.internal.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.modalis.api.history.Conversation;
import org.modalis.api.history.Filing;
import org.modalis.api.model.ModelId;
import org.modalis.api.provider.ChatParameters;
import org.modalis.api.registry.RegistrySnapshot;
import org.modalis.testkit.FakeProvider;
import org.modalis.workbench.toolkit.filter.ListFilter;

class ThreadListTest {

	private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
	private static final Clock NOON = Clock.fixed(Instant.parse("2026-11-22T11:00:00Z"), BERLIN);

	private static Conversation thread(String title, String updated) {
		Instant when = Instant.parse(updated);
		return new Conversation(UUID.randomUUID(), title, Optional.of(ModelId.parse("local/tiny")), Optional.empty(), when, when);
	}

	private static ChatState state(Set<UUID> running, Conversation... threads) {
		var registry = new RegistrySnapshot(List.of(
				FakeProvider.named("Local", "tiny").ready()));
		return new ChatState(ChatState.Phase.READY, Arrays.asList(threads), running, Optional.empty(), Optional.empty(),
				ChatParameters.DEFAULT, registry, Optional.empty(), false, "", Optional.empty(), false, Waiting.NONE);
	}

	@Test
	void groupsByDayInTheUsersTimeZone() {
		var groups = new ThreadList(NOON, Locale.GERMANY).groups(state(Set.of(), thread("now", "2026-11-22T10:41:00Z"),
				thread("after midnight in Berlin", "2026-11-21T23:30:00Z"), thread("yesterday", "2026-11-21T22:30:00Z"),
				thread("a week", "2026-11-15T12:00:00Z"), thread("eight days", "2026-11-14T12:00:00Z")), ListFilter.NONE, List.of());
		assertEquals(List.of("Today", "Yesterday", "Last week", "Older"), groups.stream().map(ThreadList.Group::label).toList());
		assertEquals(List.of("11:41", "00:30"), groups.getFirst().rows().stream().map(ThreadList.Row::time).toList());
		assertEquals("14.11.2026", groups.getLast().rows().getFirst().time());
	}

	@Test
	void namesTheModelAndMarksWhatRuns() {
		Conversation thread = thread("one", "2026-11-22T10:41:00Z");
		var row = new ThreadList(NOON, Locale.US).groups(state(Set.of(thread.id()), thread), ListFilter.NONE, List.of()).getFirst().rows().getFirst();
		assertEquals("Model tiny", row.model());
		assertEquals(true, row.running());
	}

	@Test
	void filtersByEveryWordOfTheTitle() {
		var list = new ThreadList(NOON, Locale.US);
		var state = state(Set.of(), thread("Derby page cache", "2026-11-22T10:41:00Z"), thread("Page layout", "2026-11-22T10:40:00Z"));
		assertEquals(List.of("Derby page cache"),
				list.groups(state, ListFilter.NONE.withText(" CACHE page "), List.of()).getFirst().rows().stream().map(ThreadList.Row::title).toList());
		assertEquals(List.of(), list.groups(state, ListFilter.NONE.withText("nothing"), List.of("Work")));
	}

	private static Conversation filed(Conversation thread, Filing filing, boolean temporary) {
		return new Conversation(thread.id(), thread.title(), thread.model(), thread.leaf(), temporary, filing, thread.origin(),
				thread.totals(), thread.created(), thread.updated());
	}

	@Test
	void temporaryAndPinnedThreadsComeFirstThenFoldersAndTheArchiveIsApart() {
		var state = state(Set.of(), thread("plain", "2026-11-22T10:50:00Z"),
				filed(thread("filed", "2026-11-22T10:49:00Z"), Filing.NONE.withFolder(Optional.of("Work")), false),
				filed(thread("pinned", "2026-11-22T10:48:00Z"), Filing.NONE.withPinned(true).withFolder(Optional.of("Work")), false),
				filed(thread("put away", "2026-11-22T10:47:00Z"), Filing.NONE.withArchived(true).withPinned(true), false),
				filed(thread("secret", "2026-11-22T10:46:00Z"), Filing.NONE, true));
		var list = new ThreadList(NOON, Locale.US);
		var groups = list.groups(state, ListFilter.NONE, List.of("Home", "Work"));
		assertEquals(List.of("Temporary", "Pinned", "Home", "Work", "Today"), groups.stream().map(ThreadList.Group::label).toList());
		assertEquals(List.of(), groups.get(2).rows(), "an empty folder can be seen");
		var archive = list.groups(state, ListFilter.NONE.withKind(Optional.of(ThreadFilter.ARCHIVED)), List.of("Home", "Work"));
		assertEquals(List.of("put away"), archive.stream().flatMap(group -> group.rows().stream()).map(ThreadList.Row::title).toList());
	}

	@Test
	void ordersByTitleWithinEachGroup() {
		var state = state(Set.of(), thread("b", "2026-11-22T10:50:00Z"), thread("A", "2026-11-14T10:49:00Z"), thread("c", "2026-11-22T10:48:00Z"));
		var groups = new ThreadList(NOON, Locale.US).groups(state, ListFilter.NONE.withOrder(Optional.of("title")), List.of());
		assertEquals(List.of("By title"), groups.stream().map(ThreadList.Group::label).toList());
		assertEquals(List.of("A", "b", "c"), groups.getFirst().rows().stream().map(ThreadList.Row::title).toList());
	}

	@Test
	void aTitleIsOneLineAndNeverEmpty() {
		assertEquals("New thread", ThreadList.title(thread(" \n ", "2026-11-22T10:41:00Z")));
		assertEquals("a b", ThreadList.title(thread("a\r\nb", "2026-11-22T10:41:00Z")));
	}
}
