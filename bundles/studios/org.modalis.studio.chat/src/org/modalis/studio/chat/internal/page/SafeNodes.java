package org.modalis.studio.chat.internal.page;

import java.util.Map;
import java.util.Set;

import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Image;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlWriter;

/** Draws the nodes that could reach out of the page (links, pictures) and code blocks with their header. */
final class SafeNodes implements NodeRenderer {

	private final HtmlNodeRendererContext context;
	private final HtmlWriter html;

	SafeNodes(HtmlNodeRendererContext context) {
		this.context = context;
		html = context.getWriter();
	}

	@Override
	public Set<Class<? extends Node>> getNodeTypes() {
		return Set.of(Link.class, Image.class, FencedCodeBlock.class, IndentedCodeBlock.class);
	}

	@Override
	public void render(Node node) {
		switch (node) {
		case Link link -> link(link);
		case Image image -> image(image);
		case FencedCodeBlock block -> code(language(block.getInfo()), block.getLiteral());
		case IndentedCodeBlock block -> code("", block.getLiteral());
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

	/** Loading a picture would tell its server that, when and where the answer was read. */
	private void image(Image image) {
		String target = image.getDestination();
		html.tag("span", Map.of("class", "picture", "title", target));
		html.text("Picture not loaded: ");
		children(image);
		if (image.getFirstChild() != null)
			html.text(" ");
		if (LinkTarget.isSafe(target)) {
			html.tag("a", Map.of("href", target, "rel", "noreferrer"));
			html.text(target);
			html.tag("/a");
		} else
			html.text(target.length() > 80 ? target.substring(0, 80) + "…" : target);
		html.tag("/span");
	}

	private void code(String language, String text) {
		html.tag("div", Map.of("class", "code"));
		html.tag("div", Map.of("class", "bar"));
		html.tag("span");
		html.text(language.isEmpty() ? "text" : language);
		html.tag("/span");
		html.tag("button", Map.of("type", "button", "data-act", "code", "aria-label", "Copy this code"));
		html.text("Copy");
		html.tag("/button");
		html.tag("/div");
		html.tag("pre");
		html.tag("code");
		html.text(text);
		html.tag("/code");
		html.tag("/pre");
		html.tag("/div");
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
