/** Draws formulas: MathML as shapes that a page can be filled with. */
package org.modalis.exchange.internal.formula;
