/** Fakes, a loopback vendor server and contract tests for providers and stores. */
@org.osgi.annotation.versioning.Version("1.0.0")
package org.modalis.testkit;
