/** The one way out of this machine. */
@org.osgi.annotation.versioning.Version("1.0.0")
package org.modalis.api.transport;
