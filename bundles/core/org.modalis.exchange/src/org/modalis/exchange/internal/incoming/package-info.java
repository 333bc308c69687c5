/** What comes in: the exports of ChatGPT, Claude and Modalis, read one conversation at a time. */
package org.modalis.exchange.internal.incoming;
