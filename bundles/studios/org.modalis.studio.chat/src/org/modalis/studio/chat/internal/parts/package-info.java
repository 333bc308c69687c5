/** The parts of the Chat perspective: widgets and wiring. */
package org.modalis.studio.chat.internal.parts;
