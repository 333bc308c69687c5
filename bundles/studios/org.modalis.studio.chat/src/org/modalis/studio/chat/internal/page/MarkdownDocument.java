package org.modalis.studio.chat.internal.page;

import java.util.Set;
import java.util.stream.Collectors;

import org.modalis.api.exchange.MarkdownHtml;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** Draws answers for documents that leave Modalis, in the way the conversation draws them and without anything to press. */
@Component
public final class MarkdownDocument implements MarkdownHtml {

	private final Markdown withFormulas = new Markdown(Set.of(), true);
	private final Markdown without = new Markdown(Set.of(), false);

	@Activate
	public MarkdownDocument() {
		// nothing is needed
	}

	@Override
	public String html(String markdown, boolean formulas) {
		return (formulas ? withFormulas : without).blocks(markdown).stream().map(Block::html).collect(Collectors.joining())
				.replace(CodeHtml.COPY, "");
	}
}
