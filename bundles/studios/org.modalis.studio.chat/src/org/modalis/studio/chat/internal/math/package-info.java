/** Formulas as people and models write them (a part of LaTeX), turned into MathML. */
package org.modalis.studio.chat.internal.math;
