/** What calls cost. */
package org.modalis.core.internal.usage;
