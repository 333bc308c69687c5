/** Many vendors' models at OpenRouter. */
package org.modalis.provider.openrouter.internal;
