package org.modalis.api.history;

import java.io.InputStream;

import org.osgi.annotation.versioning.ProviderType;

/**
 * The contents of attached files, each kept once however often it is attached. A content is put first and then named by a
 * message that is added, or held until then ({@link ThreadStore#hold}); what nobody names any more is deleted some time after the
 * history was opened the next time.
 * <p>
 * Threads: any; methods block on the disk. A content is durable when {@link #put} returns.
 */
@ProviderType
public interface AttachmentStore {

	/**
	 * Keeps a content. The stream is read to its end and not closed.
	 *
	 * @param limit the most bytes that are taken
	 * @throws HistoryException when it is longer, the stream fails, or the disk does; nothing is kept then
	 */
	Content put(InputStream in, long limit) throws HistoryException;

	/** Keeps a content for temporary threads: as {@link #put}, but in memory only, until the history is closed. */
	Content putTemporary(InputStream in, long limit) throws HistoryException;

	/**
	 * Reads a content, which was compared with its name before this returns.
	 *
	 * @throws HistoryException when it is not there, or damaged
	 */
	InputStream open(Content content) throws HistoryException;
}
