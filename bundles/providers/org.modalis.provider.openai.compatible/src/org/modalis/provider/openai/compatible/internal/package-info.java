/** Any server that speaks the OpenAI chat protocol. */
package org.modalis.provider.openai.compatible.internal;
