/** Models served by Ollama. */
package org.modalis.provider.ollama.internal;
