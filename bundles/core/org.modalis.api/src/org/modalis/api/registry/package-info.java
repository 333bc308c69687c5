/** The models and providers that are there right now. */
@org.osgi.annotation.versioning.Version("1.0.0")
package org.modalis.api.registry;
