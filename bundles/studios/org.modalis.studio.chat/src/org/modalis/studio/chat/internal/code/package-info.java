/** Which words of a piece of code are keywords, strings, comments, names and numbers. */
package org.modalis.studio.chat.internal.code;
