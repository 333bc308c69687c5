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
import org.modalis.api.model.ModelId;
import org.modalis.api.provider.ChatParameters;
import org.modalis.api.registry.RegistrySnapshot;
import org.modalis.testkit.FakeProvider;

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
				ChatParameters.DEFAULT, registry, Optional.empty(), false, "", Optional.empty(), Waiting.NONE);
	}

	@Test
	void groupsByDayInTheUsersTimeZone() {
		var groups = new ThreadList(NOON, Locale.GERMANY).groups(state(Set.of(), thread("now", "2026-11-22T10:41:00Z"),
				thread("after midnight in Berlin", "2026-11-21T23:30:00Z"), thread("yesterday", "2026-11-21T22:30:00Z"),
				thread("a week", "2026-11-15T12:00:00Z"), thread("eight days", "2026-11-14T12:00:00Z")), "");
		assertEquals(List.of("Today", "Yesterday", "Last week", "Older"), groups.stream().map(ThreadList.Group::label).toList());
		assertEquals(List.of("11:41", "00:30"), groups.getFirst().rows().stream().map(ThreadList.Row::time).toList());
		assertEquals("14.11.2026", groups.getLast().rows().getFirst().time());
	}

	@Test
	void namesTheModelAndMarksWhatRuns() {
		Conversation thread = thread("one", "2026-11-22T10:41:00Z");
		var row = new ThreadList(NOON, Locale.US).groups(state(Set.of(thread.id()), thread), "").getFirst().rows().getFirst();
		assertEquals("Model tiny", row.model());
		assertEquals(true, row.running());
	}

	@Test
	void filtersByEveryWordOfTheTitle() {
		var list = new ThreadList(NOON, Locale.US);
		var state = state(Set.of(), thread("Derby page cache", "2026-11-22T10:41:00Z"), thread("Page layout", "2026-11-22T10:40:00Z"));
		assertEquals(List.of("Derby page cache"),
				list.groups(state, " CACHE page ").getFirst().rows().stream().map(ThreadList.Row::title).toList());
		assertEquals(List.of(), list.groups(state, "nothing"));
	}

	@Test
	void aTitleIsOneLineAndNeverEmpty() {
		assertEquals("New thread", ThreadList.title(thread(" \n ", "2026-11-22T10:41:00Z")));
		assertEquals("a b", ThreadList.title(thread("a\r\nb", "2026-11-22T10:41:00Z")));
	}
}
