package org.modalis.studio.chat.internal.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.commonmark.Extension;
import org.commonmark.ext.autolink.AutolinkExtension;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableBody;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.ext.task.list.items.TaskListItemMarker;
import org.commonmark.ext.task.list.items.TaskListItemsExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.modalis.studio.chat.internal.code.Highlighter;
import org.modalis.studio.chat.internal.html.Html;

/**
 * Turns an answer's Markdown into HTML, block by block. HTML in the text is shown, not interpreted; pictures are never loaded;
 * links other than web and mail addresses are dead. Stateless; any thread.
 */
final class Markdown {

	/** Longer texts are shown as they are: nobody reads them, and drawing them would stall the page. */
	private static final int LONGEST = 400_000;

	private final Parser parser;
	private final HtmlRenderer renderer;

	private final Set<Action> offered;

	/** @param offered what can be done with code and pictures */
	Markdown(Set<Action> offered) {
		this(offered, true);
	}

	/** @param formulas whether formulas are drawn, or shown as they were written */
	Markdown(Set<Action> offered, boolean formulas) {
		this.offered = offered;
		List<Extension> extensions = List.of(TablesExtension.create(), StrikethroughExtension.create(),
				TaskListItemsExtension.create(), AutolinkExtension.create());
		parser = Parser.builder().extensions(extensions).includeSourceSpans(IncludeSourceSpans.BLOCKS)
				.customBlockParserFactory(MathBlock.START).customInlineContentParserFactory(new MathInline()).build();
		renderer = HtmlRenderer.builder().extensions(extensions).escapeHtml(true).sanitizeUrls(true)
				.attributeProviderFactory(context -> Markdown::mark).nodeRendererFactory(context -> new SafeNodes(context, offered, formulas)).build();
	}

	/** Tells the style sheet which items are tasks: finding that out itself would cost it more the longer the answer is. */
	private static void mark(Node node, String tag, Map<String, String> attributes) {
		if (tag.equals("li") && node.getFirstChild() instanceof TaskListItemMarker)
			attributes.put("class", "task");
	}

	/** The top-level blocks in order. A text that cannot be parsed (nested without end) is shown as it is. */
	List<Block> blocks(String text) {
		return text.length() > LONGEST ? List.of(plain(text)) : blocks(text, Highlighter.State.FRESH);
	}

	/** @param state what the first line of code begins in the middle of, when the text is the rest of a code block */
	List<Block> blocks(String text, Highlighter.State state) {
		try {
			var blocks = new ArrayList<Block>();
			for (Node node = parser.parse(text).getFirstChild(); node != null; node = node.getNext()) {
				Block block = block(node, text, blocks.isEmpty() ? state : Highlighter.State.FRESH);
				if (block.divided() || !block.html(0).isBlank())
					blocks.add(block);
			}
			return blocks;
		} catch (StackOverflowError e) {
			return List.of(plain(text));
		}
	}

	private Block block(Node node, String text, Highlighter.State state) {
		int start = start(node, text);
		return switch (node) {
		case FencedCodeBlock code -> code(code, text, start, state);
		case BulletList list -> divided(node, "ul" + list.getMarker(), "<ul" + Block.HOLDER + ">", "</ul>", text);
		case OrderedList list -> divided(node, "ol" + list.getMarkerDelimiter(), "<ol start=\"" + list.getMarkerStartNumber() + "\""
				+ Block.HOLDER + ">", "</ol>", text);
		case BlockQuote quote -> divided(node, "quote", "<blockquote" + Block.HOLDER + ">", "</blockquote>", text);
		case TableBlock table -> table(table, text, start);
		default -> Block.whole(renderer.render(node), start);
		};
	}

	private Block divided(Node node, String kind, String open, String close, String text) {
		var parts = new ArrayList<Block.Part>();
		for (Node child = node.getFirstChild(); child != null; child = child.getNext())
			parts.add(new Block.Part(renderer.render(child).strip(), start(child, text)));
		return new Block(kind, "<div>" + open, parts, close + "</div>", start(node, text), "");
	}

	private Block code(FencedCodeBlock code, String text, int start, Highlighter.State state) {
		String language = SafeNodes.language(code.getInfo());
		CodeHtml drawn = new CodeHtml(language, offered);
		int first = line(text, start, 1);
		var parts = new ArrayList<Block.Part>();
		int at = first;
		for (Block.Part line : drawn.lines(code.getLiteral(), state)) {
			parts.add(new Block.Part(line.html(), at, line.state()));
			at = line(text, at, 1);
		}
		return new Block("code", "<div>" + drawn.open(Block.HOLDER), parts, CodeHtml.close() + "</div>", start, text.substring(start, first));
	}

	private Block table(TableBlock table, String text, int start) {
		int first = line(text, start, 2);
		var parts = new ArrayList<Block.Part>();
		Node body = table.getLastChild();
		int at = first;
		for (Node row = body instanceof TableBody ? body.getFirstChild() : null; row != null; row = row.getNext()) {
			parts.add(new Block.Part(renderer.render(row).strip(), at));
			at = line(text, at, 1);
		}
		return new Block("table", "<div><table>" + renderer.render(table.getFirstChild()) + "<tbody" + Block.HOLDER + ">", parts,
				"</tbody></table></div>", start, text.substring(start, first));
	}

	/** Where a node's first line begins. */
	private static int start(Node node, String text) {
		var spans = node.getSourceSpans();
		return spans.isEmpty() ? 0 : text.lastIndexOf('\n', spans.getFirst().getInputIndex() - 1) + 1;
	}

	/** Where the line so many lines further down begins. */
	private static int line(String text, int at, int lines) {
		for (int i = 0; i < lines; i++) {
			int end = text.indexOf('\n', at);
			at = end < 0 ? text.length() : end + 1;
		}
		return at;
	}

	/** The code blocks, in the order in which the page numbers them. */
	List<Code> codes(String text) {
		var found = new ArrayList<Code>();
		parser.parse(text).accept(new AbstractVisitor() {
			@Override
			public void visit(FencedCodeBlock block) {
				found.add(new Code(SafeNodes.language(block.getInfo()), block.getLiteral()));
			}

			@Override
			public void visit(IndentedCodeBlock block) {
				found.add(new Code("", block.getLiteral()));
			}
		});
		return found;
	}

	private static Block plain(String text) {
		return Block.whole("<pre class=\"plain\">" + Html.text(text) + "</pre>", 0);
	}
}
