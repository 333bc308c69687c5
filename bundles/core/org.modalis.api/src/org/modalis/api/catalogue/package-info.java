/** Models as data that a provider's bundle carries. */
@org.osgi.annotation.versioning.Version("1.0.0")
package org.modalis.api.catalogue;
