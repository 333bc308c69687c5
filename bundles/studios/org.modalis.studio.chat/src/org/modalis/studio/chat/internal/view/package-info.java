/** The chat studio's widgets. */
package org.modalis.studio.chat.internal.view;
