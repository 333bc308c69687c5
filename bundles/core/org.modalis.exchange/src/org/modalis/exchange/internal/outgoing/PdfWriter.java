package org.modalis.exchange.internal.outgoing;

import java.io.IOException;
import java.io.OutputStream;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;

import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.modalis.api.exchange.MarkdownHtml;
import org.modalis.api.history.Message;
import org.modalis.exchange.internal.formula.UndrawableException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

import com.openhtmltopdf.extend.FSStream;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PDFontSupplier;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;

/** Writes threads as PDF: the HTML of {@link HtmlWriter} with a style for paper. Nothing is fetched from anywhere. For one thread. */
final class PdfWriter implements AutoCloseable {

	private static final Map<String, String> COLOURS = Map.ofEntries(Map.entry("--line", "#dde1e7"), Map.entry("--mute", "#5d6878"),
			Map.entry("--panel2", "#f7f8fa"), Map.entry("--code", "#f3f5f8"), Map.entry("--keyword", "#7c3aed"), Map.entry("--string", "#14793a"),
			Map.entry("--function", "#1d6fb8"), Map.entry("--bad", "#b91c1c"), Map.entry("--accent", "#0e7490"));
	private static final String FONT_CACHE = "pdfbox.fontcache";

	private final HtmlWriter html;
	private final PdfFonts fonts;

	PdfWriter(MarkdownHtml markdown, InstalledFonts installed) {
		html = new HtmlWriter(markdown);
		fonts = new PdfFonts(installed);
		XRLog.setLoggingEnabled(false);
		// otherwise the library leaves a file in the user's home
		if (System.getProperty(FONT_CACHE) == null)
			System.setProperty(FONT_CACHE, System.getProperty("java.io.tmpdir"));
	}

	void write(Outgoing out, OutputStream to) throws IOException {
		Document page;
		DrawnFormulas formulas = new DrawnFormulas(fonts);
		try {
			page = document(out, true);
			formulas.replaceIn(page.getDocumentElement());
		} catch (UndrawableException e) {
			page = document(out, false);
		}
		PdfFonts.Choice choice = fonts.choose(new PrintedText(body(page)).codePoints());
		if (!choice.missing().isEmpty())
			tellOfMissing(page, choice.missing(), out);
		try (var pdf = new PDDocument()) {
			var builder = new PdfRendererBuilder();
			builder.usePDDocument(pdf);
			addStyle(page, withFonts(builder, pdf, choice));
			builder.useUnicodeBidiSplitter(Directions.Runs::new);
			builder.useUnicodeBidiReorderer(new Directions());
			builder.useObjectDrawerFactory(formulas);
			builder.useReplacementText("□");
			builder.useUriResolver((base, uri) -> uri.startsWith("data:") ? uri : null);
			builder.useProtocolsStreamImplementation(PdfWriter::nothing, "http", "https", "file", "jar", "ftp");
			builder.withW3cDocument(page, null);
			builder.withProducer("Modalis");
			builder.useFastMode();
			builder.toStream(to);
			builder.run();
		}
	}

	private static FSStream nothing(String uri) {
		return null;
	}

	private static Element body(Document page) {
		return (Element) page.getElementsByTagName("body").item(0);
	}

	/** In the document too, for whoever reads it elsewhere. */
	private static void tellOfMissing(Document page, SortedSet<Integer> missing, Outgoing out) {
		String sentence = MissingSigns.sentence(missing);
		out.problems().add(sentence);
		Element note = page.createElement("p");
		note.setAttribute("class", "note");
		note.setTextContent(sentence);
		Element about = (Element) body(page).getElementsByTagName("p").item(0);
		body(page).insertBefore(note, about.getNextSibling());
	}

	private static void addStyle(Document page, String css) {
		Element style = page.createElement("style");
		style.setTextContent(css);
		page.getElementsByTagName("head").item(0).appendChild(style);
	}

	/** Makes the fonts known and returns the style with their families. */
	private String withFonts(PdfRendererBuilder builder, PDDocument pdf, PdfFonts.Choice choice) throws IOException {
		add(builder, pdf, choice.text(), "text", 400, FontStyle.NORMAL);
		add(builder, pdf, choice.bold(), "text", 700, FontStyle.NORMAL);
		add(builder, pdf, choice.italic(), "text", 400, FontStyle.ITALIC);
		add(builder, pdf, choice.mono(), "mono", 400, FontStyle.NORMAL);
		// behind them once more: bold and italic letters may lack what the plain ones have
		List<String> families = new ArrayList<>(List.of("plain"));
		add(builder, pdf, choice.text(), "plain", 400, FontStyle.NORMAL);
		for (Face face : choice.more()) {
			families.add("more" + families.size());
			add(builder, pdf, Optional.of(face), families.getLast(), 400, FontStyle.NORMAL);
		}
		families.add("latin");
		add(builder, pdf, Optional.of(fonts.latin()), "latin", 400, FontStyle.NORMAL);
		String more = ", " + String.join(", ", families);
		String style = (HtmlWriter.resource("text.css") + HtmlWriter.resource("paper.css")).replace("@TEXT@", "text" + more + ", sans-serif")
				.replace("@MONO@", "mono, text" + more + ", monospace");
		for (Map.Entry<String, String> colour : COLOURS.entrySet())
			style = style.replace("var(" + colour.getKey() + ")", colour.getValue());
		return style;
	}

	private static void add(PdfRendererBuilder builder, PDDocument pdf, Optional<Face> face, String family, int weight, FontStyle style) throws IOException {
		if (face.isPresent())
			builder.useFont(new PDFontSupplier(PDType0Font.load(pdf, face.get().font(), true)), family, weight, style, true);
	}

	private Document document(Outgoing out, boolean formulas) throws IOException {
		var body = new StringBuilder();
		for (Message message : out.shown())
			body.append(html.message(message, out, false, formulas));
		String page = "<html lang=\"en\"><head><title>" + Markup.text(out.title()) + "</title></head><body>" + HtmlWriter.heading(out) + xml(body.toString())
				+ "</body></html>";
		try {
			DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
			factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
			return factory.newDocumentBuilder().parse(new InputSource(new StringReader(page)));
		} catch (SAXException | ParserConfigurationException e) {
			throw new IOException("The page of a thread is no XML", e);
		}
	}

	/** HTML whose text is quoted and whose elements are closed, but for those that need not be. */
	private static String xml(String markup) {
		return Markup.clean(markup).replace("\t", "    ").replaceAll("<input\\b[^>]*\\bchecked\\b[^>]*>", "☑").replaceAll("<input\\b[^>]*>", "☐")
				.replaceAll("<(br|hr)>", "<$1/>").replaceAll(" data-parts(?=[ >])", "");
	}

	@Override
	public void close() {
		fonts.close();
	}
}
