/** Where results can be sent: publishing and notification services, declared like providers. */
@org.osgi.annotation.versioning.Version("1.0.0")
package org.modalis.api.integration;
