/** The models of OpenAI, through Responses and Chat Completions. */
package org.modalis.provider.openai.internal;
