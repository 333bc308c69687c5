/** The closed API of Meta. */
package org.modalis.provider.meta.internal;
