/** Files of other people's making, read carefully, and files of ours, written whole or not at all. */
package org.modalis.exchange.internal.files;
