/** Full-text search over the history. */
@org.osgi.annotation.versioning.Version("1.0.0")
package org.modalis.api.search;
