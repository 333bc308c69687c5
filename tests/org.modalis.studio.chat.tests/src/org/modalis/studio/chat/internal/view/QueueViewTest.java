package org.modalis.studio.chat.internal.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.modalis.api.history.Attachment;
import org.modalis.api.history.Content;
import org.modalis.api.model.ModelId;
import org.modalis.api.model.ModelInfo;
import org.modalis.studio.chat.internal.session.Queued;
import org.modalis.studio.chat.internal.session.Waiting;
import org.modalis.workbench.toolkit.ThemeColors;

/** The messages that wait, in a real window. Needs a display. */
class QueueViewTest {

	private static final Attachment TIDES = file("tides.txt", "text/plain", "ab");
	private static final Attachment SEA = file("sea.png", "image/png", "cd");
	private static final UUID ONE = new UUID(0, 1);
	private static final UUID TWO = new UUID(0, 2);

	private final List<String> done = new ArrayList<>();
	private Display display;
	private Shell shell;
	private QueueView view;

	private static Attachment file(String name, String mediaType, String sha) {
		return Attachment.of(new Content(sha.repeat(32), 10), mediaType, name);
	}

	@BeforeEach
	void open() {
		display = Display.getCurrent() == null ? new Display() : Display.getCurrent();
		shell = new Shell(display, SWT.SHELL_TRIM);
		shell.setLayout(new GridLayout());
		shell.setSize(700, 500);
		new Text(shell, SWT.BORDER).setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
		view = new QueueView(shell, new Look(display, new ThemeColors()), change -> {
		}, () -> done.add("done"));
		var data = new GridData(SWT.FILL, SWT.BOTTOM, true, false);
		data.exclude = true;
		view.control().setLayoutData(data);
		shell.open();
		turn();
	}

	@AfterEach
	void close() {
		shell.dispose();
	}

	private void turn() {
		for (int i = 0; i < 200; i++)
			while (display.readAndDispatch())
				continue;
	}

	private static Waiting waiting(List<Attachment> files) {
		return new Waiting(List.of(new Queued(ONE, "What do both say?", files), new Queued(TWO, "And then?", List.of())), "");
	}

	private Stream<Control> all() {
		return below(view.control());
	}

	private static Stream<Control> below(Control control) {
		return control instanceof Composite box ? Stream.concat(Stream.of(control), Stream.of(box.getChildren()).flatMap(QueueViewTest::below))
				: Stream.of(control);
	}

	private List<QueueFileChip> chips() {
		return all().filter(QueueFileChip.class::isInstance).map(QueueFileChip.class::cast).toList();
	}

	private List<StyledText> texts() {
		return all().filter(StyledText.class::isInstance).map(StyledText.class::cast).toList();
	}

	@Test
	void showsTheFilesOfEachMessageAndWhatTheModelGetsOfThem() {
		view.update(waiting(List.of(TIDES, SEA)), Optional.empty());
		turn();
		assertEquals(List.of("tides.txt, 10 B", "sea.png, 10 B"), chips().stream().map(QueueFileChip::spoken).toList());
		view.update(waiting(List.of(TIDES, SEA)), Optional.of(ModelInfo.chat(ModelId.parse("a/blind"), "Blind")));
		assertEquals("sea.png, not for this model", chips().get(1).spoken());
		chips().forEach(chip -> assertTrue(chip.isVisible() && chip.getSize().x > 60, chip.spoken()));
		assertTrue(view.control().getSize().y < 140, "no higher than what is on it: " + view.control().getSize());
	}

	@Test
	void theKeyboardStaysWithAMessageWhoseFileIsTakenOff() {
		view.update(waiting(List.of(TIDES, SEA)), Optional.empty());
		turn();
		chips().get(1).setFocus();
		turn();
		assertTrue(chips().get(1).isFocusControl());
		view.update(waiting(List.of(TIDES)), Optional.empty());
		turn();
		assertTrue(texts().getFirst().isFocusControl(), "focus is on " + display.getFocusControl());
		view.update(new Waiting(List.of(new Queued(TWO, "And then?", List.of())), ""), Optional.empty());
		turn();
		assertTrue(texts().getFirst().isFocusControl());
		view.update(Waiting.NONE, Optional.empty());
		assertEquals(List.of("done"), done);
	}

	@Test
	void deleteOnAFileTakesItOff() {
		var taken = new ArrayList<String>();
		var chip = new QueueFileChip(shell, new Look(display, new ThemeColors()), TIDES, Optional.empty(), () -> taken.add("tides"));
		var key = new Event();
		key.keyCode = SWT.DEL;
		chip.notifyListeners(SWT.KeyDown, key);
		assertEquals(List.of("tides"), taken);
	}

	@Test
	void isAsHighAsItsRowsAfterTheWindowShrank() {
		view.update(waiting(List.of(TIDES, SEA)), Optional.empty());
		turn();
		int before = view.control().getSize().y;
		shell.setSize(420, 500);
		turn();
		assertTrue(view.control().getSize().y <= before + 30, before + " and then " + view.control().getSize().y);
	}
}
