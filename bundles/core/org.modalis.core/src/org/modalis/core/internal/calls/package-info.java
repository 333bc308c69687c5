/** The record of what left this machine. */
package org.modalis.core.internal.calls;
