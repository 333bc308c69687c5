/** What the chat studio knows and does, without a widget in sight. */
package org.modalis.studio.chat.internal.session;
