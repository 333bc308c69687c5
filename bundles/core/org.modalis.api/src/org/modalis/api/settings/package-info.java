/** Settings by name, without secrets. */
@org.osgi.annotation.versioning.Version("1.0.0")
package org.modalis.api.settings;
