package org.modalis.workbench.toolkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.PaletteData;
import org.eclipse.swt.graphics.RGB;

/**
 * Draws an icon that is nothing but round strokes of one width, which is how the icons of Modalis are made. The platform's own
 * SVG support would load all of Java2D for them, in the middle of the start. Immutable; any thread.
 */
final class StrokeIcon {

	private static final Pattern ICON = Pattern.compile("\\s*<svg (?<attributes>[^>]*)>(?<paths>(\\s*<path d=\"[^\"]*\"/>)+)\\s*</svg>\\s*");
	private static final Pattern PATH = Pattern.compile("d=\"([^\"]*)\"");
	private static final Pattern BOX = Pattern.compile("viewBox=\"0 0 ([0-9.]+) \\1\"");
	private static final Pattern WIDTH = Pattern.compile("stroke-width=\"([0-9.]+)\"");

	private final double box;
	private final double radius;
	private final List<StrokePath.Line> lines;

	private StrokeIcon(double box, double radius, List<StrokePath.Line> lines) {
		this.box = box;
		this.radius = radius;
		this.lines = lines;
	}

	/** The icon, or empty when the SVG holds anything else than round strokes of the current colour. */
	static Optional<StrokeIcon> read(String svg) {
		var icon = ICON.matcher(svg);
		if (!icon.matches())
			return Optional.empty();
		String attributes = icon.group("attributes");
		var box = BOX.matcher(attributes);
		var width = WIDTH.matcher(attributes);
		if (!box.find() || !width.find() || !attributes.contains("fill=\"none\"") || !attributes.contains("stroke=\"currentColor\"")
				|| !attributes.contains("stroke-linecap=\"round\"") || !attributes.contains("stroke-linejoin=\"round\""))
			return Optional.empty();
		var lines = new ArrayList<StrokePath.Line>();
		var paths = PATH.matcher(icon.group("paths"));
		while (paths.find()) {
			var path = StrokePath.read(paths.group(1));
			if (path.isEmpty())
				return Optional.empty();
			lines.addAll(path.get());
		}
		return Optional.of(new StrokeIcon(Double.parseDouble(box.group(1)), Double.parseDouble(width.group(1)) / 2, lines));
	}

	/** The icon as a square of so many pixels; how far a pixel is from the nearest line says how much of it is covered. */
	ImageData draw(int pixels, RGB color) {
		var data = new ImageData(pixels, pixels, 24, new PaletteData(0xff0000, 0xff00, 0xff));
		int ink = data.palette.getPixel(color);
		double scale = pixels / box;
		for (int y = 0; y < pixels; y++)
			for (int x = 0; x < pixels; x++) {
				double away = distance((x + 0.5) / scale, (y + 0.5) / scale);
				double covered = Math.clamp((radius - away) * scale + 0.5, 0, 1);
				data.setPixel(x, y, ink);
				data.setAlpha(x, y, (int) Math.round(covered * 255));
			}
		return data;
	}

	private double distance(double x, double y) {
		double nearest = Double.MAX_VALUE;
		for (var line : lines)
			nearest = Math.min(nearest, line.distance(x, y));
		return nearest;
	}
}
