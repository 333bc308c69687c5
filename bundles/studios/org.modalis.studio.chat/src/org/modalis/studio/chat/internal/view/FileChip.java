package org.modalis.studio.chat.internal.view;

import java.io.ByteArrayInputStream;
import java.util.Optional;

import org.eclipse.swt.SWT;
import org.eclipse.swt.SWTException;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.accessibility.AccessibleActionAdapter;
import org.eclipse.swt.accessibility.AccessibleActionEvent;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleControlAdapter;
import org.eclipse.swt.accessibility.AccessibleControlEvent;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.modalis.api.model.ModelInfo;
import org.modalis.studio.chat.internal.session.PendingFile;
import org.modalis.workbench.toolkit.ThemeColor;
import org.modalis.workbench.toolkit.ThemedCanvas;

/**
 * One attached file: a picture or an icon, its name, how far its reading is and what it costs, and a cross that takes it away, as
 * do Del and Backspace. Threads: the UI thread.
 */
final class FileChip extends ThemedCanvas {

	static final int HEIGHT = 44;
	private static final int WIDTH = 256;
	private static final int PICTURE = 30;
	private static final int CROSS = 26;
	private static final int CORNER = 12;

	private final Look look;
	private final Runnable remove;
	private PendingFile file;
	private FileWords words;
	private Optional<Image> picture = Optional.empty();
	private boolean pictured;
	private boolean overCross;

	FileChip(Composite parent, Look look, PendingFile file, Runnable remove) {
		super(parent, SWT.NONE, look.colors());
		this.look = look;
		this.remove = remove;
		this.file = file;
		words = FileWords.of(file, Optional.empty());
		Look.marked(this, "fileChip");
		addDisposeListener(e -> picture.ifPresent(Image::dispose));
		addListener(SWT.FocusIn, e -> redraw());
		addListener(SWT.FocusOut, e -> redraw());
		addListener(SWT.MouseMove, e -> over(isCross(e)));
		addListener(SWT.MouseExit, e -> over(false));
		addListener(SWT.MouseDown, e -> setFocus());
		addListener(SWT.MouseUp, e -> {
			if (e.button == 1 && isCross(e))
				remove.run();
		});
		addListener(SWT.KeyDown, e -> {
			if (e.keyCode == SWT.DEL || e.keyCode == SWT.BS)
				remove.run();
		});
		describe();
	}

	private void describe() {
		getAccessible().addAccessibleListener(new AccessibleAdapter() {
			@Override
			public void getName(AccessibleEvent e) {
				e.result = file.name() + ", " + words.line();
			}
		});
		getAccessible().addAccessibleControlListener(new AccessibleControlAdapter() {
			@Override
			public void getRole(AccessibleControlEvent e) {
				e.detail = ACC.ROLE_PUSHBUTTON;
			}
		});
		getAccessible().addAccessibleActionListener(new AccessibleActionAdapter() {
			@Override
			public void getActionCount(AccessibleActionEvent e) {
				e.count = 1;
			}

			@Override
			public void getName(AccessibleActionEvent e) {
				e.result = "remove";
			}

			@Override
			public void doAction(AccessibleActionEvent e) {
				remove.run();
				e.result = ACC.OK;
			}
		});
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

	private boolean isCross(Event e) {
		return e.x >= getClientArea().width - CROSS;
	}

	private void over(boolean cross) {
		if (cross != overCross) {
			overCross = cross;
			redraw();
		}
	}

	@Override
	public Point computeSize(int wHint, int hHint, boolean changed) {
		return new Point(wHint == SWT.DEFAULT ? WIDTH : wHint, HEIGHT);
	}

	@Override
	protected void draw(GC gc) {
		Rectangle area = getClientArea();
		gc.setBackground(getParent().getBackground());
		gc.fillRectangle(area);
		gc.setBackground(colors.color(ThemeColor.PANEL2));
		gc.fillRoundRectangle(0, 0, area.width, area.height, CORNER, CORNER);
		gc.setForeground(colors.color(isFocusControl() ? ThemeColor.ACCENT : edge()));
		gc.drawRoundRectangle(0, 0, area.width - 1, area.height - 1, CORNER, CORNER);
		drawPicture(gc, (area.height - PICTURE) / 2);
		int x = 7 + PICTURE + 8;
		int room = area.width - x - CROSS;
		gc.setFont(fonts.button());
		gc.setForeground(colors.color(ThemeColor.TEXT));
		gc.drawText(fit(gc, file.name(), room), x, 5, true);
		gc.setFont(fonts.hint());
		gc.setForeground(colors.color(ink()));
		gc.drawText(fit(gc, words.line(), room), x, 24, true);
		Image cross = look.icons().image("remove", 16, overCross ? ThemeColor.TEXT : ThemeColor.FAINT);
		gc.drawImage(cross, area.width - CROSS + 4, (area.height - 16) / 2);
	}

	private void drawPicture(GC gc, int y) {
		if (picture.isPresent()) {
			Rectangle size = picture.get().getBounds();
			int side = Math.min(size.width, size.height);
			gc.setInterpolation(SWT.HIGH);
			gc.drawImage(picture.get(), (size.width - side) / 2, (size.height - side) / 2, side, side, 7, y, PICTURE, PICTURE);
			return;
		}
		gc.drawImage(look.icons().image(FileWords.icon(file), 18, ink()), 7 + (PICTURE - 18) / 2, y + (PICTURE - 18) / 2);
	}

	private ThemeColor edge() {
		return switch (words.mood()) {
		case BAD -> ThemeColor.BAD;
		case WARNING -> ThemeColor.WARN;
		case GOOD, WAITING -> ThemeColor.LINE;
		};
	}

	private ThemeColor ink() {
		return switch (words.mood()) {
		case BAD -> ThemeColor.BAD;
		case WARNING -> ThemeColor.WARN;
		case GOOD, WAITING -> ThemeColor.MUTE;
		};
	}
}
