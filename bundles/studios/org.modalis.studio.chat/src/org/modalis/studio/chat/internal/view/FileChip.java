package org.modalis.studio.chat.internal.view;

import java.io.ByteArrayInputStream;
import java.util.Optional;

import org.eclipse.swt.SWT;
import org.eclipse.swt.SWTException;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.modalis.api.model.ModelInfo;
import org.modalis.studio.chat.internal.session.PendingFile;
import org.modalis.workbench.toolkit.ThemeColor;

/**
 * One attached file: a picture or an icon, its name, how far its reading is and what it costs, and a cross that takes it away, as
 * do Del and Backspace. Threads: the UI thread.
 */
final class FileChip extends RemovableChip {

	static final int HEIGHT = 44;
	private static final int WIDTH = 256;
	private static final int PICTURE = 30;

	private PendingFile file;
	private FileWords words;
	private Optional<Image> picture = Optional.empty();
	private boolean pictured;

	FileChip(Composite parent, Look look, PendingFile file, Runnable remove) {
		super(parent, look, "fileChip", remove);
		this.file = file;
		words = FileWords.of(file, Optional.empty());
		addDisposeListener(e -> picture.ifPresent(Image::dispose));
	}

	@Override
	String spoken() {
		return file.name() + ", " + words.line();
	}

	@Override
	ThemeColor edge() {
		return words.edge();
	}

	/** What it says. */
	String line() {
		return words.line();
	}

	void show(PendingFile now, Optional<ModelInfo> model) {
		file = now;
		words = FileWords.of(now, model);
		setToolTipText(now.name() + "\n" + (now.trouble().isEmpty() ? words.line() : now.trouble()) + "\nDel takes it away.");
		if (!pictured && now.file().filter(read -> read.media().isImage()).isPresent()) {
			pictured = true;
			byte[] bytes = now.file().orElseThrow().media().bytes();
			Thread.ofVirtual().name("small picture").start(() -> picture(bytes));
		}
		redraw();
	}

	private void picture(byte[] bytes) {
		ImageData data;
		try {
			var whole = new ImageData(new ByteArrayInputStream(bytes));
			double shrink = Math.min(1, 2.0 * PICTURE / Math.min(whole.width, whole.height));
			data = whole.scaledTo(Math.max(1, (int) (whole.width * shrink)), Math.max(1, (int) (whole.height * shrink)));
		} catch (SWTException unknown) {
			return; // the icon stays: the platform draws no WebP, for one
		}
		if (isDisposed() || getDisplay().isDisposed())
			return;
		getDisplay().asyncExec(() -> {
			if (isDisposed())
				return;
			picture = Optional.of(new Image(getDisplay(), data));
			redraw();
		});
	}

	@Override
	public Point computeSize(int wHint, int hHint, boolean changed) {
		return new Point(wHint == SWT.DEFAULT ? WIDTH : wHint, HEIGHT);
	}

	@Override
	void drawContent(GC gc, Rectangle room) {
		drawPicture(gc, (room.height - PICTURE) / 2);
		int x = 7 + PICTURE + 8;
		gc.setFont(fonts.button());
		gc.setForeground(colors.color(ThemeColor.TEXT));
		gc.drawText(fit(gc, file.name(), room.width - x), x, 5, true);
		gc.setFont(fonts.hint());
		gc.setForeground(colors.color(words.ink()));
		gc.drawText(fit(gc, words.line(), room.width - x), x, 24, true);
	}

	private void drawPicture(GC gc, int y) {
		if (picture.isPresent()) {
			Rectangle size = picture.get().getBounds();
			int side = Math.min(size.width, size.height);
			gc.setInterpolation(SWT.HIGH);
			gc.drawImage(picture.get(), (size.width - side) / 2, (size.height - side) / 2, side, side, 7, y, PICTURE, PICTURE);
			return;
		}
		gc.drawImage(look.icons().image(FileWords.icon(file), 18, words.ink()), 7 + (PICTURE - 18) / 2, y + (PICTURE - 18) / 2);
	}
}
