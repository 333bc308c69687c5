package org.modalis.exchange.internal.outgoing;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;

import org.apache.pdfbox.pdmodel.PDDocument;

/**
 * The fonts of a PDF: what this computer has and is good at covering scripts, by the names of its files, with a plain Latin font
 * behind it that comes with the library. Only what a text needs of a font goes into the file. Looked for once, on first use.
 */
final class PdfFonts {

	private static final int DEEPEST = 6;
	private static final List<String> TEXT = List.of("DejaVuSans", "NotoSans-Regular", "segoeui", "arial", "Arial");
	private static final List<String> BOLD = List.of("DejaVuSans-Bold", "NotoSans-Bold", "segoeuib", "arialbd", "Arial Bold");
	private static final List<String> ITALIC = List.of("DejaVuSans-Oblique", "NotoSans-Italic", "segoeuii", "ariali", "Arial Italic");
	private static final List<String> MONO = List.of("DejaVuSansMono", "NotoSansMono-Regular", "consola", "cour", "Courier New");
	/** Behind them, for other scripts and signs. */
	private static final List<String> MORE = List.of("DejaVuSans", "NotoSans-Regular", "NotoSansArabic-Regular", "NotoSansHebrew-Regular",
			"NotoSansDevanagari-Regular", "NotoSansThai-Regular", "NotoSansSymbols-Regular", "NotoSansSymbols2-Regular", "NotoSansMath-Regular",
			"NotoSansSC-Regular", "NotoSansJP-Regular", "NotoSansKR-Regular", "DroidSansFallbackFull", "DroidSansFallback", "wqy-microhei",
			"ArialUnicode", "Arial Unicode", "seguisym", "seguiemj", "simhei", "malgun", "NotoEmoji-Regular", "Symbola");

	private final Map<String, File> files = new HashMap<>();

	PdfFonts() {
		this(List.of("/usr/share/fonts", "/usr/local/share/fonts", System.getProperty("user.home") + "/.fonts",
				System.getProperty("user.home") + "/.local/share/fonts", "/System/Library/Fonts", "/Library/Fonts",
				String.valueOf(System.getenv("WINDIR")) + "/Fonts"));
	}

	PdfFonts(List<String> folders) {
		folders.stream().map(Path::of).filter(Files::isDirectory).forEach(this::find);
	}

	private void find(Path folder) {
		try (Stream<Path> all = Files.walk(folder, DEEPEST)) {
			all.filter(path -> path.toString().toLowerCase(Locale.ROOT).endsWith(".ttf")).forEach(path -> {
				String name = path.getFileName().toString();
				files.putIfAbsent(name.substring(0, name.length() - 4), path.toFile());
			});
		} catch (IOException | UncheckedIOException e) {
			return; // a folder that cannot be read has no fonts for us
		}
	}

	private Optional<File> first(List<String> names) {
		return names.stream().map(files::get).filter(file -> file != null).findFirst();
	}

	/** Makes the fonts known and returns a style sheet with its families filled in. */
	String use(PdfRendererBuilder builder, String css) {
		var families = new ArrayList<String>();
		first(TEXT).ifPresent(file -> builder.useFont(file, "text", 400, FontStyle.NORMAL, true));
		first(BOLD).ifPresent(file -> builder.useFont(file, "text", 700, FontStyle.NORMAL, true));
		first(ITALIC).ifPresent(file -> builder.useFont(file, "text", 400, FontStyle.ITALIC, true));
		first(MONO).ifPresent(file -> builder.useFont(file, "mono", 400, FontStyle.NORMAL, true));
		builder.useFont(PdfFonts::latin, "latin", 400, FontStyle.NORMAL, true);
		for (String name : MORE)
			if (files.containsKey(name)) {
				String family = "more" + families.size();
				builder.useFont(files.get(name), family, 400, FontStyle.NORMAL, true);
				families.add(family);
			}
		String more = families.isEmpty() ? "" : ", " + String.join(", ", families);
		return css.replace("@TEXT@", "text" + more + ", latin, sans-serif").replace("@MONO@", "mono" + more + ", latin, monospace");
	}

	private static InputStream latin() {
		return PDDocument.class.getResourceAsStream("/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf");
	}
}
