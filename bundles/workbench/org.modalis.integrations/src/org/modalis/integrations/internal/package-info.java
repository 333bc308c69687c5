/** Services outside that Modalis will work with, declared and not yet built. */
package org.modalis.integrations.internal;
