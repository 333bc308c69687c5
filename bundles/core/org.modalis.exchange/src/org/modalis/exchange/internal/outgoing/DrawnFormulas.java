package org.modalis.exchange.internal.outgoing;

import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.modalis.exchange.internal.formula.FormulaDrawing;
import org.modalis.exchange.internal.formula.Ink;
import org.modalis.exchange.internal.formula.Outlines;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

import com.openhtmltopdf.extend.FSObjectDrawer;
import com.openhtmltopdf.extend.FSObjectDrawerFactory;
import com.openhtmltopdf.extend.OutputDevice;
import com.openhtmltopdf.render.RenderingContext;

/** The formulas of a page, which are put into it as shapes: it knows their sizes when it lays the page out, and draws them. */
final class DrawnFormulas implements FSObjectDrawerFactory, FSObjectDrawer {

	private static final String NUMBER = "data-formula";
	private static final Color INK = new Color(0x1b, 0x24, 0x30);
	/** What fits on a line of A4, in the size of the letters; wider ones get smaller. */
	private static final double WIDEST = 46;

	private final FormulaDrawing drawing;
	private final List<Ink> formulas = new ArrayList<>();

	DrawnFormulas(Outlines outlines) {
		drawing = new FormulaDrawing(outlines);
	}

	/**
	 * Puts a drawing in the place of each formula.
	 *
	 * @throws org.modalis.exchange.internal.formula.UndrawableException for one that cannot be drawn
	 */
	void replaceIn(Element body) {
		NodeList found = body.getElementsByTagName("math");
		while (found.getLength() > 0) {
			var math = (Element) found.item(0);
			math.getParentNode().replaceChild(placeholder(math), math);
		}
	}

	private Element placeholder(Element math) {
		Ink ink = drawing.of(math);
		double scale = Math.min(1, WIDEST / Math.max(1, ink.width()));
		Element object = math.getOwnerDocument().createElement("object");
		object.setAttribute("type", "application/x-formula");
		object.setAttribute(NUMBER, Integer.toString(formulas.size()));
		object.setAttribute("style", String.format(Locale.ROOT, "width: %.4fem; height: %.4fem; vertical-align: %.4fem", ink.width() * scale,
				Math.max(0.01, ink.height()) * scale, -ink.descent() * scale));
		formulas.add(ink);
		if (!math.getAttribute("display").equals("block"))
			return object;
		Element line = math.getOwnerDocument().createElement("span");
		line.setAttribute("class", "formula");
		line.appendChild(object);
		return line;
	}

	@Override
	public boolean isReplacedObject(Element element) {
		return element.hasAttribute(NUMBER);
	}

	@Override
	public FSObjectDrawer createDrawer(Element element) {
		return this;
	}

	@Override
	public Map<Shape, String> drawObject(Element element, double x, double y, double width, double height, OutputDevice page, RenderingContext context,
			int dotsPerPixel) {
		Ink ink = formulas.get(Integer.parseInt(element.getAttribute(NUMBER)));
		double scale = width / Math.max(0.001, ink.width());
		var place = AffineTransform.getTranslateInstance(x, y + ink.ascent() * scale);
		place.scale(scale, scale);
		page.setPaint(INK);
		page.fill(new Path2D.Double(ink.shape(), place));
		return Map.of();
	}
}
