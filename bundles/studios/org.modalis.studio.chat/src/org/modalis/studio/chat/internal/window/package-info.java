/** The windows in which models stand side by side. */
package org.modalis.studio.chat.internal.window;
