/** The services: threads in and out, workspaces to safety and back. */
package org.modalis.exchange.internal;
