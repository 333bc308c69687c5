/** What the other API packages share. */
@org.osgi.annotation.versioning.Version("1.0.0")
package org.modalis.api;
