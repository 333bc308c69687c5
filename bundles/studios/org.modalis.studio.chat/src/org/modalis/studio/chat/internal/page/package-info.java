/** The conversation as a web page: messages to HTML, and changes to small scripts. Everything a message says is data. */
package org.modalis.studio.chat.internal.page;
