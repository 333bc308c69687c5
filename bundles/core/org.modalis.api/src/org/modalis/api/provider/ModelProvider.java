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
 * touch neither network nor disk beyond the bundle itself. Errors: a {@link ProviderException} with a sentence for people; anything
 * else that is thrown counts as a bug of the provider and is logged as one.
 */
@ConsumerType
public interface ModelProvider {

	/** Who this is and what it needs. The same at every call. */
	ProviderInfo info();

	/** The models that the bundle itself knows, retired ones too, without asking anyone; empty when it knows none. */
	default List<ModelInfo> catalogue() {
		return List.of();
	}

	/**
	 * The models as they are now, asked from the vendor or found on this machine, together with what the catalogue knows of
	 * others; for a provider whose models are fixed, its catalogue. Blocks; an interrupt cancels. That the call succeeds also
	 * means that the provider can be reached.
	 *
	 * @throws ProviderException when the vendor cannot be reached or refuses; the message becomes the provider's state
	 */
	List<ModelInfo> models(CallContext context) throws ProviderException, InterruptedException;

	/**
	 * Finds out whether the vendor can be reached and takes the key, without costing anything, and what it tells of the account.
	 * Blocks; an interrupt cancels. Asks for the models unless a vendor has something better, for example because its list is
	 * open to all.
	 *
	 * @throws ProviderException with the sentence that says what is wrong
	 */
	default ConnectionReport test(CallContext context) throws ProviderException, InterruptedException {
		models(context);
		return ConnectionReport.FINE;
	}
}
