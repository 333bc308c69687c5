/** Registry, runner, transport, keys and settings. */
package org.modalis.core.internal;
