/** Installing, updating and uninstalling features while Modalis runs. */
package org.modalis.update.internal;
