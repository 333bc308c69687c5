/** What calls cost. */
@org.osgi.annotation.versioning.Version("1.0.0")
package org.modalis.api.usage;
