/** Running one question to its answer, with everything kept on the way. */
@org.osgi.annotation.versioning.Version("1.0.0")
package org.modalis.api.chat;
