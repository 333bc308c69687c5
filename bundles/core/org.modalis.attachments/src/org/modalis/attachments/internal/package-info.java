/** Reads files into what models take. */
package org.modalis.attachments.internal;
