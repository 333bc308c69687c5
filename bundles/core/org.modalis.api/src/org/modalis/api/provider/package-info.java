/** The provider SPI: the one interface family that a vendor's bundle implements. */
@org.osgi.annotation.versioning.Version("1.0.0")
package org.modalis.api.provider;
