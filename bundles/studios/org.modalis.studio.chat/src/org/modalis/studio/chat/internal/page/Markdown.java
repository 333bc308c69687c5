package org.modalis.studio.chat.internal.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.commonmark.Extension;
import org.commonmark.ext.autolink.AutolinkExtension;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.ext.task.list.items.TaskListItemsExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/**
 * Turns an answer's Markdown into HTML, block by block. HTML in the text is shown, not interpreted; pictures are never loaded;
 * links other than web and mail addresses are dead. Stateless; any thread.
 */
final class Markdown {

	/** Longer texts are shown as they are: nobody reads them, and drawing them would stall the page. */
	private static final int LONGEST = 400_000;

	private final Parser parser;
	private final HtmlRenderer renderer;

	Markdown() {
		List<Extension> extensions = List.of(TablesExtension.create(), StrikethroughExtension.create(),
				TaskListItemsExtension.create(), AutolinkExtension.create());
		parser = Parser.builder().extensions(extensions).build();
		renderer = HtmlRenderer.builder().extensions(extensions).escapeHtml(true).sanitizeUrls(true)
				.nodeRendererFactory(SafeNodes::new).build();
	}

	/** The top-level blocks in order. A text that cannot be parsed (nested without end) is shown as it is. */
	List<Block> blocks(String text) {
		if (text.length() > LONGEST)
			return List.of(plain(text));
		try {
			var blocks = new ArrayList<Block>();
			for (Node node = parser.parse(text).getFirstChild(); node != null; node = node.getNext()) {
				String html = renderer.render(node);
				if (!html.isBlank())
					blocks.add(new Block("<div>" + html + "</div>", code(node)));
			}
			return blocks;
		} catch (StackOverflowError e) {
			return List.of(plain(text));
		}
	}

	/** The texts of all code blocks, in the order in which the page numbers them. */
	List<String> codes(String text) {
		var found = new ArrayList<String>();
		parser.parse(text).accept(new AbstractVisitor() {
			@Override
			public void visit(FencedCodeBlock block) {
				found.add(block.getLiteral());
			}

			@Override
			public void visit(IndentedCodeBlock block) {
				found.add(block.getLiteral());
			}
		});
		return found;
	}

	private static Block plain(String text) {
		return Block.of("<div><pre class=\"plain\">" + Html.text(text) + "</pre></div>");
	}

	private static Optional<Block.Code> code(Node node) {
		return switch (node) {
		case FencedCodeBlock fenced -> Optional.of(new Block.Code(SafeNodes.language(fenced.getInfo()), fenced.getLiteral()));
		case IndentedCodeBlock indented -> Optional.of(new Block.Code("", indented.getLiteral()));
		default -> Optional.empty();
		};
	}
}
