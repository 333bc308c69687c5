package org.modalis.api.exchange;

/** What threads can be written as. */
public enum ExportFormat {
	/** For reading and editing as text: the branch that is shown, attached files beside it. */
	MARKDOWN("Markdown", "md"),
	/** For moving to another Modalis, or a program of one's own: everything, with all branches and attached files. See docs/exchange.md. */
	JSON("JSON", "zip"),
	/** For reading in a browser: the branch that is shown in one file, with its pictures in it. */
	HTML("HTML", "html"),
	/** For printing and handing on: the branch that is shown. */
	PDF("PDF", "pdf");

	private final String label;
	private final String extension;

	ExportFormat(String label, String extension) {
		this.label = label;
		this.extension = extension;
	}

	/** What people read. */
	public String label() {
		return label;
	}

	/** How the name of a file with one thread ends. Several threads become one {@code zip}. */
	public String extension() {
		return extension;
	}

	/** How the name of a file with so many threads ends. */
	public String extension(int threads) {
		return threads == 1 ? extension : "zip";
	}
}
