/** The Gemini models of Google. */
package org.modalis.provider.gemini.internal;
