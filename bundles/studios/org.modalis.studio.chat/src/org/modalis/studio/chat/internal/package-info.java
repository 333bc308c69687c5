/** The chat studio. */
package org.modalis.studio.chat.internal;
