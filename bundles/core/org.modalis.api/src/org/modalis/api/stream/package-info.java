/** Readers for the stream formats that vendors speak: lines, server-sent events, and the JSON inside them. */
@org.osgi.annotation.versioning.Version("1.0.0")
package org.modalis.api.stream;
