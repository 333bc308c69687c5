/** Mistral's own API. */
package org.modalis.provider.mistral.internal;
