package org.modalis.studio.chat.internal.session;

import java.net.URI;
import java.time.Duration;
import java.util.List;

import org.modalis.api.ProviderException;
import org.modalis.api.ProviderException.Kind;
import org.modalis.api.attachment.AttachmentReader;
import org.modalis.api.attachment.UnreadableFileException;
import org.modalis.api.transport.HttpCall;
import org.modalis.api.transport.HttpTransport;
import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Gets the pictures that messages refer to, each when the user asks for it: over the transport, so that the offline switch and the
 * record of calls hold, without key or cookie, and read by content like an attached file. Threads: any; every method returns at
 * once, and the view is told from another thread.
 */
@Component(service = RemotePictures.class)
public final class RemotePictures {
	private static final int LARGEST = 10 << 20;
	private static final Duration PATIENCE = Duration.ofSeconds(20);

	private final HttpTransport transport;
	private final AttachmentReader reader;

	@Activate
	public RemotePictures(@Reference HttpTransport transport, @Reference ComponentServiceObjects<AttachmentReader> reader) {
		this.transport = transport;
		this.reader = new ReaderOnDemand(reader);
	}

	/**
	 * Gets a picture and hands it to the view, or a sentence that says why there is none.
	 *
	 * @param address an http or https address out of a message, which may lead anywhere
	 */
	public void get(String address, ConversationListener view) {
		Thread.ofVirtual().name("remote picture").start(() -> {
			try {
				var content = transport.send(call(URI.create(address))).body();
				var media = reader.read("The picture", content).media();
				view.picture(address, media.mediaType(), media.bytes());
			} catch (IllegalArgumentException noAddress) {
				view.noPicture(address, "This is no address from which a picture could be loaded.");
			} catch (ProviderException | UnreadableFileException e) {
				view.noPicture(address, e.getMessage());
			} catch (InterruptedException e) {
				Thread.currentThread().interrupt();
			}
		});
	}

	private static HttpCall call(URI address) {
		return new HttpCall("GET", address, List.of(new HttpCall.Header("Accept", "image/*", false)), new byte[0], false, PATIENCE, PATIENCE,
				LARGEST, answer -> new ProviderException(Kind.BAD_ANSWER,
						address.getHost() + " has no picture there: it answered with status " + answer.head().status() + "."));
	}
}
