package org.modalis.workbench.toolkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads the path data of an SVG into straight lines: moves, lines and arcs of circles, absolute and relative. Source: SVG 1.1,
 * chapters 8.3 and F.6.
 */
final class StrokePath {

	/** A straight line, in the units of the path. */
	record Line(double x1, double y1, double x2, double y2) {

		/** How far a point is from the nearest point of the line. */
		double distance(double x, double y) {
			double dx = x2 - x1;
			double dy = y2 - y1;
			double square = dx * dx + dy * dy;
			double along = square == 0 ? 0 : Math.clamp(((x - x1) * dx + (y - y1) * dy) / square, 0, 1);
			return Math.hypot(x - x1 - along * dx, y - y1 - along * dy);
		}
	}

	private static final Pattern PART = Pattern.compile("\\s*([A-Za-z])([0-9eE.,\\s+-]*)");
	private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)");
	/** An arc becomes lines that turn by at most this much: no corner shows at the sizes of icons. */
	private static final double TURN = Math.PI / 16;

	private final List<Line> lines = new ArrayList<>();
	private double x;
	private double y;
	private double startX;
	private double startY;

	private StrokePath() {
	}

	/** The lines, or empty when the data holds a curve that is not read here. */
	static Optional<List<Line>> read(String data) {
		var path = new StrokePath();
		var part = PART.matcher(data);
		int end = 0;
		while (part.lookingAt()) {
			double[] numbers = NUMBER.matcher(part.group(2)).results().mapToDouble(number -> Double.parseDouble(number.group())).toArray();
			if (!path.draw(part.group(1).charAt(0), numbers))
				return Optional.empty();
			end = part.end();
			part.region(end, data.length());
		}
		return data.substring(end).isBlank() ? Optional.of(path.lines) : Optional.empty();
	}

	private boolean draw(char command, double[] numbers) {
		boolean relative = Character.isLowerCase(command);
		char kind = Character.toUpperCase(command);
		if (kind == 'Z') {
			line(startX, startY);
			return numbers.length == 0;
		}
		int each = switch (kind) {
		case 'M', 'L' -> 2;
		case 'H', 'V' -> 1;
		case 'A' -> 7;
		default -> 0;
		};
		if (each == 0 || numbers.length == 0 || numbers.length % each != 0)
			return false;
		for (int at = 0; at < numbers.length; at += each) {
			double toX = kind == 'V' ? x : numbers[kind == 'H' ? at : at + each - 2] + (relative ? x : 0);
			double toY = kind == 'H' ? y : numbers[at + each - 1] + (relative ? y : 0);
			if (kind == 'M' && at == 0)
				move(toX, toY);
			else if (kind != 'A')
				line(toX, toY);
			else if (numbers[at] != numbers[at + 1] || numbers[at] <= 0)
				return false;
			else
				arc(numbers[at], numbers[at + 3] != 0, numbers[at + 4] != 0, toX, toY);
		}
		return true;
	}

	private void move(double toX, double toY) {
		x = startX = toX;
		y = startY = toY;
	}

	private void line(double toX, double toY) {
		lines.add(new Line(x, y, toX, toY));
		x = toX;
		y = toY;
	}

	/** An arc of a circle; one whose radius is too small for its ends is a half circle between them. */
	private void arc(double radius, boolean large, boolean clockwise, double toX, double toY) {
		double half = Math.hypot(toX - x, toY - y) / 2;
		if (half == 0)
			return;
		double r = Math.max(radius, half);
		double off = Math.sqrt(r * r - half * half) / (2 * half) * (large == clockwise ? -1 : 1);
		double centerX = (x + toX) / 2 - off * (toY - y);
		double centerY = (y + toY) / 2 + off * (toX - x);
		double from = Math.atan2(y - centerY, x - centerX);
		double turn = Math.atan2(toY - centerY, toX - centerX) - from;
		if (clockwise && turn < 0)
			turn += 2 * Math.PI;
		if (!clockwise && turn > 0)
			turn -= 2 * Math.PI;
		int steps = (int) Math.ceil(Math.abs(turn) / TURN);
		for (int step = 1; step < steps; step++)
			line(centerX + r * Math.cos(from + turn * step / steps), centerY + r * Math.sin(from + turn * step / steps));
		line(toX, toY);
	}
}
