package org.modalis.workbench.internal.start;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import org.eclipse.osgi.service.datalocation.Location;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkspaceLockTest {

	@TempDir
	Path folder;

	@Test
	void namesTheWindowThatHasTheWorkspace() throws IOException {
		Files.createDirectories(folder.resolve(".metadata"));
		assertEquals(Optional.empty(), WorkspaceLock.take(area(true)));
		String refused = WorkspaceLock.take(area(false)).orElseThrow();
		assertTrue(refused.contains(folder + " is open in the Modalis window, process " + ProcessHandle.current().pid() + ", since "),
				refused);
	}

	@Test
	void refusesWithoutANoteToo() {
		assertTrue(WorkspaceLock.take(area(false)).orElseThrow().contains("open in another Modalis window"));
	}

	@Test
	void saysWhenTheWorkspaceCannotBeWritten() throws IOException {
		Files.writeString(folder.resolve(".metadata"), "a file where a folder belongs");
		assertTrue(WorkspaceLock.take(area(true)).orElseThrow().contains("cannot be written"));
	}

	/** A workspace that another window has, or not. */
	private Location area(boolean free) {
		return (Location) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] { Location.class },
				(self, method, arguments) -> switch (method.getName()) {
				case "getURL" -> folder.toUri().toURL();
				case "lock" -> free;
				default -> throw new UnsupportedOperationException(method.getName());
				});
	}
}
