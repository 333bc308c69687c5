package org.modalis.studio.chat.internal.view;

import java.util.Optional;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.modalis.api.history.Attachment;
import org.modalis.api.model.ModelInfo;
import org.modalis.studio.chat.internal.page.MetaLine;
import org.modalis.workbench.toolkit.ThemeColor;

/** One file of a message that waits, on one line. Threads: the UI thread. */
final class QueueFileChip extends RemovableChip {

	private static final int HEIGHT = 26;
	private static final int WIDEST = 300;
	private static final int ICON = 14;
	private static final int BEGIN = 8;
	private static final int GAP = 6;

	private final String name;
	private final String icon;
	private FileWords words;

	QueueFileChip(Composite parent, Look look, Attachment file, Optional<ModelInfo> model, Runnable remove) {
		super(parent, look, "queuedFile", remove);
		name = MetaLine.fileName(file);
		icon = FileWords.icon(file.mediaType());
		show(file, model);
	}

	/** Says what the model will get of it. */
	void show(Attachment file, Optional<ModelInfo> model) {
		words = FileWords.of(file, model);
		setToolTipText(name + "\n" + words.line() + "\nDel takes it off the message.");
		redraw();
	}

	@Override
	String spoken() {
		return name + ", " + words.line();
	}

	@Override
	ThemeColor edge() {
		return words.edge();
	}

	@Override
	public Point computeSize(int wHint, int hHint, boolean changed) {
		int content = BEGIN + ICON + GAP + measure(name, fonts.button()).x + GAP + measure(words.line(), fonts.hint()).x + GAP + CROSS;
		return new Point(wHint == SWT.DEFAULT ? Math.min(WIDEST, content) : wHint, HEIGHT);
	}

	@Override
	void drawContent(GC gc, Rectangle room) {
		gc.drawImage(look.icons().image(icon, ICON, words.ink()), BEGIN, (room.height - ICON) / 2);
		gc.setFont(fonts.hint());
		int detail = gc.textExtent(words.line(), SWT.DRAW_TRANSPARENT).x;
		int x = BEGIN + ICON + GAP;
		gc.setFont(fonts.button());
		gc.setForeground(colors.color(ThemeColor.TEXT));
		String title = fit(gc, name, Math.max(60, room.width - x - GAP - detail));
		gc.drawText(title, x, (room.height - gc.getFontMetrics().getHeight()) / 2, true);
		x += gc.textExtent(title, SWT.DRAW_TRANSPARENT).x + GAP;
		gc.setFont(fonts.hint());
		gc.setForeground(colors.color(words.ink()));
		gc.drawText(fit(gc, words.line(), room.width - x), x, (room.height - gc.getFontMetrics().getHeight()) / 2, true);
	}
}
