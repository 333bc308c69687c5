/** The one way out of this machine, and readers for the stream formats that vendors speak. */
@org.osgi.annotation.versioning.Version("1.0.0")
package org.modalis.api.transport;
