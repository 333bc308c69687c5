/** The Claude models of Anthropic. */
package org.modalis.provider.anthropic.internal;
