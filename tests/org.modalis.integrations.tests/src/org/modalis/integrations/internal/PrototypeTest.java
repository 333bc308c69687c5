package org.modalis.integrations.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.modalis.api.integration.Integration;
import org.modalis.api.integration.IntegrationException;
import org.modalis.api.integration.IntegrationInfo.Stage;

class PrototypeTest {

	static Stream<Integration> all() {
		return Stream.of(new YouTubePublishing(), new SlackNotification());
	}

	@ParameterizedTest
	@MethodSource("all")
	void saysThatItIsAPrototypeAndDoesNothing(Integration integration) {
		assertEquals(Stage.PROTOTYPE, integration.info().stage());
		assertFalse(integration.info().actions().isEmpty());
		for (var action : integration.info().actions()) {
			var refused = assertThrows(IntegrationException.class, () -> integration.perform(action.id()));
			assertEquals(integration.info().displayName() + " is a prototype and cannot do this yet. Nothing was sent.",
					refused.getMessage());
		}
	}

	@Test
	void isDeclaredAsAService() {
		for (var type : new Class<?>[] { YouTubePublishing.class, SlackNotification.class })
			assertNotNull(type.getResource("/OSGI-INF/" + type.getName() + ".xml"), type.getSimpleName());
	}
}
