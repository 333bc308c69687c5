/** Text as data in a page. */
package org.modalis.studio.chat.internal.html;
