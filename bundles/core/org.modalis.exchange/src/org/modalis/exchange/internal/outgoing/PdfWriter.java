package org.modalis.exchange.internal.outgoing;

import java.io.IOException;
import java.io.OutputStream;
import java.io.StringReader;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

import org.modalis.api.exchange.MarkdownHtml;
import org.modalis.api.history.Message;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

import com.openhtmltopdf.extend.FSStream;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;

/** Writes a thread as PDF: the HTML of {@link HtmlWriter} with a style for paper. Nothing is fetched from anywhere. */
final class PdfWriter {

	private static final Map<String, String> COLOURS = Map.ofEntries(Map.entry("--line", "#dde1e7"), Map.entry("--mute", "#5d6878"),
			Map.entry("--panel2", "#f7f8fa"), Map.entry("--code", "#f3f5f8"), Map.entry("--keyword", "#7c3aed"), Map.entry("--string", "#14793a"),
			Map.entry("--function", "#1d6fb8"), Map.entry("--bad", "#b91c1c"), Map.entry("--accent", "#0e7490"));

	private static final String FONT_CACHE = "pdfbox.fontcache";

	private final HtmlWriter html;
	/** Held, because a logger that nobody holds forgets its level. */
	private final List<Logger> quiet = Stream.of("org.apache.pdfbox", "org.apache.fontbox").map(Logger::getLogger).toList();
	private PdfFonts fonts;

	PdfWriter(MarkdownHtml markdown) {
		html = new HtmlWriter(markdown);
		XRLog.setLoggingEnabled(false);
		quiet.forEach(logger -> logger.setLevel(Level.OFF));
		// otherwise the library leaves a file in the user's home
		if (System.getProperty(FONT_CACHE) == null)
			System.setProperty(FONT_CACHE, System.getProperty("java.io.tmpdir"));
	}

	void write(Outgoing out, OutputStream to) throws IOException {
		if (fonts == null)
			fonts = new PdfFonts();
		var builder = new PdfRendererBuilder();
		String style = fonts.use(builder, HtmlWriter.resource("text.css") + HtmlWriter.resource("paper.css"));
		for (Map.Entry<String, String> colour : COLOURS.entrySet())
			style = style.replace("var(" + colour.getKey() + ")", colour.getValue());
		builder.useUriResolver((base, uri) -> uri.startsWith("data:") ? uri : null);
		builder.useProtocolsStreamImplementation(PdfWriter::nothing, "http", "https", "file", "jar", "ftp");
		builder.withW3cDocument(document(out, style), null);
		builder.withProducer("Modalis");
		builder.useFastMode();
		builder.toStream(to);
		builder.run();
	}

	private static FSStream nothing(String uri) {
		return null;
	}

	private Document document(Outgoing out, String style) throws IOException {
		var body = new StringBuilder();
		for (Message message : out.shown())
			body.append(html.message(message, out, false));
		String page = "<html><head><title>" + Markup.text(out.title()) + "</title><style>" + style.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
				+ "</style></head><body>" + HtmlWriter.heading(out) + xml(body.toString()) + "</body></html>";
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
}
