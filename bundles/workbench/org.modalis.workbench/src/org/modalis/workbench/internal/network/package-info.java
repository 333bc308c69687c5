/** What leaves this machine, and the switch that lets nothing leave it. */
package org.modalis.workbench.internal.network;
