package org.modalis.core.internal.provider;

import java.time.Clock;
import java.util.Optional;

import org.modalis.api.keys.KeyStore;
import org.modalis.api.provider.ChatRequest;
import org.modalis.api.provider.ContentPart.Media;
import org.modalis.api.provider.ProviderInfo;
import org.modalis.api.settings.Settings;
import org.modalis.api.transport.CallRecord.Attachment;
import org.modalis.core.internal.limits.Allowance;
import org.modalis.core.internal.limits.RateLimiters;
import org.modalis.core.internal.transport.CallSubject;
import org.modalis.core.internal.transport.PatientTransport;
import org.modalis.core.internal.transport.WaitListener;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/**
 * Makes the context of each call to a provider. Chats wait their turn where the provider is limited; looking how things stand does
 * not, or a long answer would make its provider seem out of reach. Threads: any.
 */
@Component(service = CallContexts.class)
public final class CallContexts {

	private final PatientTransport transport;
	private final KeyStore keys;
	private final Settings settings;
	private final Clock clock;
	private final RateLimiters limiters;

	@Activate
	public CallContexts(@Reference PatientTransport transport, @Reference KeyStore keys, @Reference Settings settings) {
		this(transport, keys, settings, Clock.systemDefaultZone());
	}

	public CallContexts(PatientTransport transport, KeyStore keys, Settings settings, Clock clock) {
		this.transport = transport;
		this.keys = keys;
		this.settings = settings;
		this.clock = clock;
		limiters = new RateLimiters(settings);
	}

	public Clock clock() {
		return clock;
	}

	/** A context for a chat, which a person waits for: it queues, is repeated, and each wait is told. */
	public CallContextImpl chat(ProviderInfo info, ChatRequest request, WaitListener listener) {
		var files = request.messages().stream().flatMap(message -> message.parts(Media.class))
				.map(media -> new Attachment(media.fileName(), media.bytes().length)).toList();
		var subject = new CallSubject(info.id(), Optional.of(request.model().id()), files);
		var allowance = limiters.of(info).allowance(TokenEstimate.of(request));
		return new CallContextImpl(info, transport.forCall(subject, allowance, listener, PatientTransport.MAX_REPEATS), keys, settings,
				clock, allowance);
	}

	/** A context for a call that only finds out how things stand: it fails at once. */
	public CallContextImpl impatient(ProviderInfo info) {
		var own = transport.forCall(CallSubject.of(info.id()), Allowance.NONE, (reason, wait) -> {
		}, 0);
		return new CallContextImpl(info, own, keys, settings, clock, Allowance.NONE);
	}

	@Deactivate
	public void close() {
		limiters.close();
	}
}
