package org.modalis.api.provider;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * A provider of which a user may have several, each with a name, base URL and key of its own. The registered service is the
 * first; the workbench keeps the list of the others and asks for each here. Threads: any; {@link #another} returns at once and
 * touches no network.
 */
@ConsumerType
public interface MultiServerProvider extends ModelProvider {

	/**
	 * Another server of the same kind.
	 *
	 * @param id its provider id: the id of this one, a hyphen and a name
	 * @param displayName as the user named it
	 */
	ModelProvider another(String id, String displayName);
}
