/** Open models at Groq. */
package org.modalis.provider.groq.internal;
