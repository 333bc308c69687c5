/** Everything that was said: conversations and messages, kept for good. */
@org.osgi.annotation.versioning.Version("1.0.0")
package org.modalis.api.history;
