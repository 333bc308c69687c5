/** Files that are attached to questions: how they are read, and how they reach a model. */
@org.osgi.annotation.versioning.Version("1.0.0")
package org.modalis.api.attachment;
