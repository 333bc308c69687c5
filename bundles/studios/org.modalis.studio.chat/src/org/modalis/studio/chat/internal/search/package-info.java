/** Search over all threads in the window. */
package org.modalis.studio.chat.internal.search;
