package org.modalis.api.provider;

import java.util.List;

import org.modalis.api.ProviderException;
import org.modalis.api.model.ModelInfo;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A vendor, or an engine on this machine, that offers models. Register an implementation as an OSGi service
 * ({@code @Component(service = ModelProvider.class)}) and it is in the workbench for as long as its bundle is active.
 * <p>
 * Implement one further interface for each thing the provider makes ({@link ChatProvider}, ...). A provider keeps no
 * references to services: each call gets what it needs in a {@link CallContext}, so a test is {@code new AcmeProvider()}.
 * <p>
 * Threads: any method may be called from several threads at once, never from the UI thread. The getters return at once and
 * touch neither network nor disk.
 */
@ConsumerType
public interface ModelProvider {

	/** Who this is and what it needs. The same at every call. */
	ProviderInfo info();

	/**
	 * The models as they are now, asked from the vendor or found on this machine; for a provider whose models are fixed, its
	 * catalogue. Blocks; an interrupt cancels. That the call succeeds also means that the provider can be reached.
	 *
	 * @throws ProviderException when the vendor cannot be reached or refuses; the message becomes the provider's state
	 */
	List<ModelInfo> models(CallContext context) throws ProviderException, InterruptedException;
}
