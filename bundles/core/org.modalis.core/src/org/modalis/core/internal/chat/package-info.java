/** Runs questions to their answers. */
package org.modalis.core.internal.chat;
