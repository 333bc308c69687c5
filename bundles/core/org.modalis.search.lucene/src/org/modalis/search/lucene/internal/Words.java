package org.modalis.search.lucene.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;

import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;

/** How text becomes words, for messages and queries alike: Unicode word breaks, without case and without diacritics. */
final class Words {

	/** A word as it is indexed, and where it begins in the text. */
	record Word(String text, int start) {
	}

	private final Analyzer analyzer = new Analyzer() {
		@Override
		protected TokenStreamComponents createComponents(String field) {
			Tokenizer words = new StandardTokenizer();
			return new TokenStreamComponents(words, new ASCIIFoldingFilter(new LowerCaseFilter(words)));
		}
	};

	Analyzer analyzer() {
		return analyzer;
	}

	/** One spelling for letters that Unicode can write in several ways. */
	static String composed(String text) {
		return Normalizer.normalize(text, Normalizer.Form.NFKC);
	}

	List<Word> of(String composed) {
		var found = new ArrayList<Word>();
		try (TokenStream tokens = analyzer.tokenStream("", composed)) {
			var term = tokens.addAttribute(CharTermAttribute.class);
			var offset = tokens.addAttribute(OffsetAttribute.class);
			tokens.reset();
			while (tokens.incrementToken())
				found.add(new Word(term.toString(), offset.startOffset()));
			tokens.end();
			return found;
		} catch (IOException e) {
			throw new UncheckedIOException("Text in memory cannot fail to be read", e);
		}
	}
}
