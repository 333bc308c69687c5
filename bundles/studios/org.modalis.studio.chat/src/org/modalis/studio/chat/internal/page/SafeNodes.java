package org.modalis.studio.chat.internal.page;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Image;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlWriter;
import org.modalis.studio.chat.internal.math.Formula;

/** Draws the nodes that could reach out of the page (links, pictures), code blocks with their header, and formulas. */
final class SafeNodes implements NodeRenderer {

	private final HtmlNodeRendererContext context;
	private final HtmlWriter html;
	private final Set<Action> offered;

	private final boolean formulas;

	SafeNodes(HtmlNodeRendererContext context, Set<Action> offered, boolean formulas) {
		this.formulas = formulas;
		this.context = context;
		this.offered = offered;
		html = context.getWriter();
	}

	@Override
	public Set<Class<? extends Node>> getNodeTypes() {
		return Set.of(Link.class, Image.class, FencedCodeBlock.class, IndentedCodeBlock.class, MathNode.class, MathBlock.class,
				Paragraph.class);
	}

	@Override
	public void render(Node node) {
		switch (node) {
		case Link link -> link(link);
		case Image image -> image(image);
		case FencedCodeBlock block -> html.raw(new CodeHtml(language(block.getInfo()), offered).whole(block.getLiteral()));
		case IndentedCodeBlock block -> html.raw(new CodeHtml("", offered).whole(block.getLiteral()));
		case MathNode math -> math(math.latex(), math.source(), math.display());
		case MathBlock math -> math(math.latex(), math.source(), true);
		case Paragraph paragraph -> paragraph(paragraph);
		default -> throw new IllegalArgumentException("Not asked for " + node);
		}
	}

	private void link(Link link) {
		String target = link.getDestination();
		if (LinkTarget.isSafe(target))
			html.tag("a", Map.of("href", target, "title", target, "rel", "noreferrer"));
		else
			html.tag("span", Map.of("class", "dead", "title", target));
		children(link);
		html.tag(LinkTarget.isSafe(target) ? "/a" : "/span");
	}

	/** Loading a picture would tell its server that, when and where the answer was read; so that is left to a click. */
	private void image(Image image) {
		String target = image.getDestination();
		boolean remote = LinkTarget.isSafe(target) && !target.startsWith("mailto:");
		html.tag("span", remote ? Map.of("class", "picture", "title", target, "data-address", target)
				: Map.of("class", "picture", "title", target));
		html.text(remote ? "Picture at " + LinkTarget.host(target) + ", not loaded: " : "Picture not loaded: ");
		children(image);
		if (remote && offered.contains(Action.SHOW_PICTURE)) {
			html.tag("button", Map.of("type", "button", "data-act", "picture", "aria-label", "Show the picture from " + LinkTarget.host(target)));
			html.text("Show image");
			html.tag("/button");
		}
		html.tag("/span");
	}

	/** One that cannot be read is shown as it was written. */
	private void math(String latex, String source, boolean display) {
		Optional<String> drawn = formulas ? Formula.mathMl(latex, display) : Optional.empty();
		if (drawn.isPresent())
			html.raw(drawn.get());
		else {
			html.tag("span", Map.of("class", "tex"));
			html.text(source);
			html.tag("/span");
		}
	}

	/** Items of a list look the same whether empty lines part them or not: a list that grows must not change its beginning. */
	private void paragraph(Paragraph paragraph) {
		html.line();
		html.tag("p");
		children(paragraph);
		html.tag("/p");
		html.line();
	}

	private void children(Node parent) {
		for (Node child = parent.getFirstChild(); child != null; child = child.getNext())
			context.render(child);
	}

	/** The first word after a fence. */
	static String language(String info) {
		String first = info == null ? "" : info.strip().split("\\s+", 2)[0];
		return first.length() > 30 ? first.substring(0, 30) : first;
	}
}
