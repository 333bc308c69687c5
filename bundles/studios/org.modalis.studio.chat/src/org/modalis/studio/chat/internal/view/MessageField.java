package org.modalis.studio.chat.internal.view;

import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.DND;
import org.eclipse.swt.dnd.DropTarget;
import org.eclipse.swt.dnd.DropTargetAdapter;
import org.eclipse.swt.dnd.DropTargetEvent;
import org.eclipse.swt.dnd.FileTransfer;
import org.eclipse.swt.dnd.ImageTransfer;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.ImageLoader;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.modalis.workbench.toolkit.ThemeColor;

/**
 * A field for a message, in which files and pictures can be pasted too; Tab leaves it. Public, because the platform calls {@link #paste} by reflection.
 * Threads: the UI thread.
 */
public final class MessageField extends StyledText {

	/** Takes what was pasted or dropped. */
	public interface Files {
		void attach(List<Path> files);

		/** Attaches a picture from the clipboard; called from any thread. */
		void attachPicture(byte[] png);
	}

	private static final int LEFT = 7;
	private static final int TOP = 5;

	private final Files files;

	/**
	 * @param parent draws the border, so it is drawn again when the field gets or loses the keyboard
	 * @param hint what stands in the field while it is empty
	 */
	public MessageField(Composite parent, Look look, Files files, String hint) {
		super(parent, SWT.MULTI | SWT.WRAP | SWT.V_SCROLL);
		this.files = files;
		look.paint(this, ThemeColor.PANEL, ThemeColor.TEXT);
		setAlwaysShowScrollBars(false);
		setFont(look.fonts().conversation());
		setMargins(LEFT - 1, TOP, LEFT - 1, 2);
		setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, false));
		addModifyListener(e -> redraw());
		addListener(SWT.FocusIn, e -> parent.redraw());
		addListener(SWT.FocusOut, e -> parent.redraw());
		addListener(SWT.Traverse, e -> {
			if (e.detail == SWT.TRAVERSE_TAB_NEXT || e.detail == SWT.TRAVERSE_TAB_PREVIOUS)
				e.doit = true;
		});
		addPaintListener(e -> {
			if (getCharCount() > 0)
				return;
			e.gc.setForeground(look.colors().color(ThemeColor.FAINT));
			e.gc.drawText(hint, LEFT, TOP, true);
		});
	}

	/** Text stays text; where there is none, files and pictures are attached. */
	@Override
	public void paste() {
		var clipboard = new Clipboard(getDisplay());
		try {
			if (holds(clipboard, FileTransfer.getInstance()) && clipboard.getContents(FileTransfer.getInstance()) instanceof String[] paths)
				files.attach(Stream.of(paths).map(Path::of).toList());
			else if (!holds(clipboard, TextTransfer.getInstance())
					&& clipboard.getContents(ImageTransfer.getInstance()) instanceof ImageData picture)
				Thread.ofVirtual().name("pasted picture").start(() -> files.attachPicture(png(picture)));
			else
				super.paste();
		} finally {
			clipboard.dispose();
		}
	}

	private static boolean holds(Clipboard clipboard, Transfer wanted) {
		return Stream.of(clipboard.getAvailableTypes()).anyMatch(wanted::isSupportedType);
	}

	private static byte[] png(ImageData picture) {
		var loader = new ImageLoader();
		loader.data = new ImageData[] { picture };
		var out = new ByteArrayOutputStream();
		loader.save(out, SWT.IMAGE_PNG);
		return out.toByteArray();
	}

	/** Lets files be dropped on a control. */
	public static void dropOn(Control control, Files files) {
		var target = new DropTarget(control, DND.DROP_COPY | DND.DROP_DEFAULT);
		target.setTransfer(FileTransfer.getInstance());
		target.addDropListener(new DropTargetAdapter() {
			@Override
			public void dragEnter(DropTargetEvent event) {
				if (event.detail == DND.DROP_DEFAULT)
					event.detail = DND.DROP_COPY;
			}

			@Override
			public void drop(DropTargetEvent event) {
				if (event.data instanceof String[] paths)
					files.attach(Stream.of(paths).map(Path::of).toList());
			}
		});
	}
}
