package org.modalis.exchange.internal.outgoing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.modalis.exchange.internal.formula.Outlines;

/**
 * The fonts of a PDF: those of this computer that are good for reading, and behind them as many others as a text needs to be shown. A
 * plain Latin font that comes with the library is the last resort. Only what a text needs of a font goes into the file.
 */
final class PdfFonts implements Outlines, AutoCloseable {

	private static final List<String> TEXT = List.of("DejaVuSans", "NotoSans-Regular", "segoeui", "arial", "Arial");
	private static final List<String> BOLD = List.of("DejaVuSans-Bold", "NotoSans-Bold", "segoeuib", "arialbd", "Arial Bold");
	private static final List<String> ITALIC = List.of("DejaVuSans-Oblique", "NotoSans-Italic", "segoeuii", "ariali", "Arial Italic");
	private static final List<String> MONO = List.of("DejaVuSansMono", "NotoSansMono-Regular", "consola", "cour", "Courier New");
	private static final List<String> FORMULAS = List.of("DejaVuMathTeXGyre", "STIXTwoMath-Regular", "STIXTwoMath", "latinmodern-math",
			"cambria", "NotoSansMath-Regular", "DejaVuSerif", "DejaVuSans");
	/** Asked before any other installed font, because they read well. */
	private static final List<String> MORE = List.of("DejaVuSans", "NotoSans-Regular", "NotoSansArabic-Regular", "NotoSansHebrew-Regular",
			"NotoSansSC-Regular", "NotoSansJP-Regular", "NotoSansKR-Regular", "msyh", "simsun", "msgothic", "YuGothR", "malgun", "Arial Unicode",
			"ArialUnicode", "PingFang", "STHeiti Light", "AppleSDGothicNeo", "wqy-microhei", "wqy-zenhei", "DroidSansFallbackFull", "DroidSansFallback",
			"NotoEmoji-Regular", "seguisym", "seguiemj", "NotoSansSymbols-Regular", "NotoSansSymbols2-Regular", "NotoSansMath-Regular", "Symbola_hint",
			"Symbola");

	/**
	 * What shows a text.
	 *
	 * @param more in the order in which they are asked
	 * @param missing characters that no font can show that fits into a PDF
	 */
	record Choice(Optional<Face> text, Optional<Face> bold, Optional<Face> italic, Optional<Face> mono, List<Face> more, SortedSet<Integer> missing) {
	}

	private final InstalledFonts installed;
	private final List<Face> formulas = new ArrayList<>();

	PdfFonts(InstalledFonts installed) {
		this.installed = installed;
	}

	private Optional<Face> first(List<String> names) {
		return installed.first(names).filter(Face::fitsPdf);
	}

	/** @param codePoints all that the text holds, Arabic letters in the forms of their words */
	Choice choose(SortedSet<Integer> codePoints) {
		Optional<Face> text = first(TEXT);
		var missing = new TreeSet<>(codePoints);
		missing.removeIf(c -> text.isPresent() && text.get().has(c));
		var more = new ArrayList<Face>();
		Predicate<Face> helps = face -> face.fitsPdf() && missing.removeIf(face::has);
		Stream.concat(MORE.stream(), installed.names().stream().filter(name -> !MORE.contains(name)))
				.takeWhile(name -> !missing.isEmpty()).forEach(name -> installed.named(name).stream().filter(helps).forEach(more::add));
		missing.removeIf(installed.latin()::has);
		return new Choice(text, first(BOLD), first(ITALIC), first(MONO), more, missing);
	}

	Face latin() {
		return installed.latin();
	}

	@Override
	public Optional<Letter> letter(int codePoint) {
		if (formulas.isEmpty()) {
			FORMULAS.forEach(name -> formulas.addAll(installed.named(name)));
			formulas.add(installed.latin());
		}
		return formulas.stream().flatMap(face -> face.letter(codePoint).stream()).findFirst();
	}

	@Override
	public void close() {
		installed.close();
	}
}
