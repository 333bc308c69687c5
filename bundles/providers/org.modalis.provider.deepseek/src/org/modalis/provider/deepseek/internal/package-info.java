/** DeepSeek's own API. */
package org.modalis.provider.deepseek.internal;
