/** How this machine reaches others: time limits, proxy, trust, and whether it does at all. */
package org.modalis.core.internal.network;
