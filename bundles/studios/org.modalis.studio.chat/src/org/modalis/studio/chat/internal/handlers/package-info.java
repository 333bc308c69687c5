/** The chat studio's commands, carried out. */
package org.modalis.studio.chat.internal.handlers;
