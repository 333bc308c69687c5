/** One question to several models, and a whole thread to another one, without a widget in sight. */
package org.modalis.studio.chat.internal.compare;
