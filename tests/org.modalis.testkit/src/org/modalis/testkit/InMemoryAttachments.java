package org.modalis.testkit;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.modalis.api.history.AttachmentStore;
import org.modalis.api.history.Content;
import org.modalis.api.history.HistoryException;

/** The contents of an {@link InMemoryHistoryStore}. Nothing is ever collected. */
final class InMemoryAttachments implements AttachmentStore {

	private final InMemoryHistoryStore store;
	private final Map<String, byte[]> contents = new ConcurrentHashMap<>();

	InMemoryAttachments(InMemoryHistoryStore store) {
		this.store = store;
	}

	@Override
	public Content put(InputStream in, long limit) throws HistoryException {
		synchronized (store) {
			store.checkWritable();
		}
		return putTemporary(in, limit);
	}

	@Override
	public Content putTemporary(InputStream in, long limit) throws HistoryException {
		try {
			byte[] bytes = in.readNBytes((int) Math.min(Integer.MAX_VALUE, limit + 1));
			if (bytes.length > limit)
				throw InMemoryHistoryStore.failed("The file is larger than " + limit + " bytes. It was not added.");
			var content = new Content(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)), bytes.length);
			contents.put(content.sha256(), bytes);
			return content;
		} catch (IOException e) {
			throw new HistoryException(HistoryException.Kind.FAILED, "The file could not be read to its end. It was not added.", e);
		} catch (NoSuchAlgorithmException e) {
			throw new IllegalStateException("Every Java has SHA-256", e);
		}
	}

	@Override
	public InputStream open(Content content) throws HistoryException {
		byte[] bytes = contents.get(content.sha256());
		if (bytes == null)
			throw InMemoryHistoryStore.failed("The attached file is not there any more. The message itself is kept.");
		return new ByteArrayInputStream(bytes);
	}
}
