package org.modalis.exchange.internal.formula;

import java.awt.BasicStroke;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.List;

/** Puts the parts of a formula together. */
final class Structures {

	private final double rule;

	/** @param rule how thick lines are */
	Structures(double rule) {
		this.rule = rule;
	}

	Ink fraction(Ink above, Ink below, double size, boolean line) {
		double axis = FormulaDrawing.AXIS * size;
		double gap = (line ? 0.13 : 0.08) * size;
		double wide = Math.max(above.width(), below.width()) + 0.16 * size;
		Ink all = above.moved((wide - above.width()) / 2, -axis - gap - above.descent())
				.with(below.moved((wide - below.width()) / 2, -axis + gap + below.ascent()));
		if (line)
			all = all.with(Ink.bar(wide, rule * size).moved(0, -axis));
		return all.widened(wide).moved(0.06 * size, 0).widened(wide + 0.12 * size);
	}

	Ink root(Ink content, Ink degree, double size) {
		double top = content.ascent() + 0.14 * size;
		double bottom = Math.max(content.descent(), 0.05 * size);
		double hook = 0.62 * size;
		double start = Math.max(0, degree.width() - 0.3 * size);
		var sign = new Path2D.Double();
		double middle = bottom - (top + bottom) * 0.45;
		sign.moveTo(start + 0.05 * size, middle + 0.06 * size);
		sign.lineTo(start + 0.16 * size, middle);
		sign.lineTo(start + 0.34 * size, bottom);
		sign.lineTo(start + hook, -top);
		sign.lineTo(start + hook + content.width() + 0.1 * size, -top);
		double wide = start + hook + content.width() + 0.16 * size;
		Ink all = Ink.of(new BasicStroke((float) (rule * size)).createStrokedShape(sign), wide).with(content.moved(start + hook + 0.05 * size, 0));
		return all.with(degree.moved(0, middle - 0.1 * size - degree.descent())).widened(wide);
	}

	Ink scripts(Ink base, Ink below, Ink above, double size) {
		double up = Math.max(0.38 * size, base.ascent() - 0.32 * size);
		double down = Math.max(0.18 * size, base.descent() + 0.06 * size);
		boolean both = below.height() > 0 && above.height() > 0;
		double between = up - above.descent() - (below.ascent() - down);
		if (both && between < 0.1 * size)
			down += 0.1 * size - between;
		double at = base.width() + 0.04 * size;
		Ink all = base.with(below.moved(at, down)).with(above.moved(at, -up));
		return all.widened(all.width() + 0.04 * size);
	}

	Ink stack(Ink body, Ink below, Ink above, double gap) {
		double wide = Math.max(body.width(), Math.max(below.width(), above.width()));
		Ink all = body.moved((wide - body.width()) / 2, 0);
		if (!below.equals(Ink.NONE))
			all = all.with(below.moved((wide - below.width()) / 2, body.descent() + gap - bounds(below).getMinY()));
		if (!above.equals(Ink.NONE))
			all = all.with(above.moved((wide - above.width()) / 2, -body.ascent() - gap - bounds(above).getMaxY()));
		return all.widened(wide);
	}

	private static Rectangle2D bounds(Ink ink) {
		return ink.shape().getBounds2D();
	}

	Ink frame(Ink content, double size) {
		double room = 0.2 * size;
		var box = new Rectangle2D.Double(0.03, -content.ascent() - room, content.width() + 2 * room, content.height() + 2 * room);
		return Ink.of(new BasicStroke((float) (rule * size)).createStrokedShape(box), content.width() + 2 * room + 0.06)
				.with(content.moved(room + 0.03, 0));
	}

	Ink strike(Ink content, double size) {
		var line = new Line2D.Double(0, content.descent(), content.width(), -content.ascent());
		return content.with(Ink.of(new BasicStroke((float) (rule * size)).createStrokedShape(line), content.width()));
	}

	/** @param kind {@code lines} that are aligned at their signs, {@code cases} or {@code matrix} */
	Ink table(List<List<Ink>> rows, String kind, double size) {
		int columns = rows.stream().mapToInt(List::size).max().orElse(0);
		double[] widths = new double[columns];
		for (List<Ink> row : rows)
			for (int i = 0; i < row.size(); i++)
				widths[i] = Math.max(widths[i], row.get(i).width());
		Ink all = Ink.NONE;
		double down = 0;
		for (List<Ink> row : rows) {
			double ascent = Math.max(0.7 * size, row.stream().mapToDouble(Ink::ascent).max().orElse(0));
			down += ascent;
			all = all.with(line(row, widths, kind, size).moved(0, down));
			down += Math.max(0.22 * size, row.stream().mapToDouble(Ink::descent).max().orElse(0)) + 0.28 * size;
		}
		Ink table = new Ink(all.shape(), all.width(), 0, Math.max(0, down - 0.28 * size));
		return table.centred(FormulaDrawing.AXIS * size);
	}

	private static Ink line(List<Ink> row, double[] widths, String kind, double size) {
		Ink line = Ink.NONE;
		double x = 0;
		for (int i = 0; i < widths.length; i++) {
			if (i < row.size()) {
				double free = widths[i] - row.get(i).width();
				boolean right = kind.equals("lines") && i % 2 == 0;
				boolean left = kind.equals("cases") || kind.equals("lines");
				line = line.with(row.get(i).moved(x + (right ? free : left ? 0 : free / 2), 0));
			}
			x += widths[i];
			boolean joined = kind.equals("lines") && i % 2 == 0;
			if (i < widths.length - 1)
				x += (joined ? 5 / 18.0 : kind.equals("matrix") ? 0.8 : 1) * size;
		}
		return line.widened(x);
	}
}
