/** What goes out: threads as Markdown, JSON, HTML and PDF. */
package org.modalis.exchange.internal.outgoing;
