/** JSON as vendors speak it: written concisely, read without trust. */
@org.osgi.annotation.versioning.Version("1.0.0")
package org.modalis.api.json;
