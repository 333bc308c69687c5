/** What providers with a protocol of their own have in common: calls with the key, lists, and errors as sentences. */
@org.osgi.annotation.versioning.Version("1.0.0")
package org.modalis.api.vendor;
