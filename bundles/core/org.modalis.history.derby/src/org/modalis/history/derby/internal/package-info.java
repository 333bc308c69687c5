/** The history on embedded Derby. */
package org.modalis.history.derby.internal;
