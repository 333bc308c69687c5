/** Models as data: what a model is, takes, costs and how long it lives. */
@org.osgi.annotation.versioning.Version("1.0.0")
package org.modalis.api.model;
