/** Settings, kept in the platform's preferences. */
package org.modalis.core.internal.settings;
