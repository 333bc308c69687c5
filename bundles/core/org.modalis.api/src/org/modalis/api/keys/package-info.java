/** API keys, bound to a provider and a host. */
@org.osgi.annotation.versioning.Version("1.0.0")
package org.modalis.api.keys;
