package org.modalis.api.catalogue;

/** The {@code catalogue.json} beside a provider's class, read when it is first needed, so that a bundle starts at once. Threads: any. */
public final class CatalogueFile {
	private final Class<?> provider;
	private final String providerId;
	private Catalogue read;

	public CatalogueFile(Class<?> provider, String providerId) {
		this.provider = provider;
		this.providerId = providerId;
	}

	/** @throws IllegalArgumentException as {@link Catalogue#beside} */
	public synchronized Catalogue get() {
		if (read == null)
			read = Catalogue.beside(provider, providerId);
		return read;
	}
}
