/** How often and how much each provider is asked, and the queue of the calls that have to wait for that. */
package org.modalis.core.internal.limits;
