/** The rules of the house: what the build refuses, each with a sentence that says what to do. */
package org.modalis.checks;
