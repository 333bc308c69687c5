package org.modalis.workbench.toolkit;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.ImageLoader;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.widgets.Display;

/**
 * Icons drawn as SVG, in a colour of the theme, sharp at every zoom of the screen. An icon is the file {@code icons/<name>.svg}
 * of the bundle that asks; it has a {@code viewBox}, no width and height, and {@code currentColor} where the colour goes. One of
 * round strokes alone, in lines and arcs of circles, is drawn without Java2D, which would cost time at the start.
 * Threads: the UI thread. The images go with the display, so nobody disposes of them.
 */
public final class Icons {

	/** Where the display keeps the images: windows that come and go share them. */
	private static final String IMAGES = "org.modalis.icons";

	private record Key(Class<?> owner, String name, int size, String hex) {
	}

	private final Display display;
	private final Class<?> owner;
	private final ThemeColors colors;
	private final Map<Key, Image> images;

	/** @param owner any class of the bundle that holds the icons */
	public Icons(Display display, Class<?> owner, ThemeColors colors) {
		this.display = display;
		this.owner = owner;
		this.colors = colors;
		images = images(display);
	}

	@SuppressWarnings("unchecked") // nobody else uses the name
	private static Map<Key, Image> images(Display display) {
		if (display.getData(IMAGES) instanceof Map<?, ?> there)
			return (Map<Key, Image>) there;
		Map<Key, Image> images = new HashMap<>();
		display.setData(IMAGES, images);
		display.disposeExec(() -> images.values().forEach(Image::dispose));
		return images;
	}

	/**
	 * An icon in a colour of the theme that is in use now; ask again after the theme changed.
	 *
	 * @param size width and height in points: 16, 18 or 24
	 * @throws IllegalArgumentException when the bundle has no such icon
	 */
	public Image image(String name, int size, ThemeColor color) {
		return images.computeIfAbsent(new Key(owner, name, size, colors.hex(color)), this::make);
	}

	/**
	 * An icon that another bundle names by an address, such as the {@code iconURI} of a perspective.
	 *
	 * @param address for example {@code platform:/plugin/org.modalis.studio.chat/icons/chat.svg}
	 * @throws IllegalArgumentException when nothing can be read there
	 */
	public Image imageAt(String address, int size, ThemeColor color) {
		return images.computeIfAbsent(new Key(owner, address, size, colors.hex(color)), this::make);
	}

	private Image make(Key key) {
		String svg = read(key.name());
		return new Image(display, (int zoom) -> render(svg, Math.round(key.size() * zoom / 100f), key.hex()));
	}

	/** Draws an SVG at the given number of pixels: our own kind here, which is quick, any other with the platform. */
	static ImageData render(String svg, int pixels, String hex) {
		return StrokeIcon.read(svg).map(icon -> icon.draw(pixels, rgb(hex))).orElseGet(() -> load(svg, pixels, hex));
	}

	private static RGB rgb(String hex) {
		int value = Integer.parseInt(hex, 1, 7, 16);
		return new RGB(value >> 16, value >> 8 & 0xff, value & 0xff);
	}

	/** Draws any SVG, which loads Java2D. */
	static ImageData load(String svg, int pixels, String hex) {
		String sized = svg.replace("currentColor", hex)
				.replaceFirst("<svg ", "<svg width=\"" + pixels + "\" height=\"" + pixels + "\" ");
		return new ImageLoader().load(new ByteArrayInputStream(sized.getBytes(StandardCharsets.UTF_8)))[0];
	}

	private String read(String name) {
		try (InputStream in = name.contains(":/") ? URI.create(name).toURL().openStream()
				: owner.getResourceAsStream("/icons/" + name + ".svg")) {
			if (in == null)
				throw new IllegalArgumentException("No icon " + name + " beside " + owner.getName());
			return new String(in.readAllBytes(), StandardCharsets.UTF_8);
		} catch (IOException e) {
			throw new IllegalArgumentException("The icon " + name + " cannot be read", e);
		}
	}
}
