/** Moving threads in and out, and whole workspaces to safety and back. */
package org.modalis.api.exchange;
