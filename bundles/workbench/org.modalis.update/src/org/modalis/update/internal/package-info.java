/** Installing, updating and removing features with p2. */
package org.modalis.update.internal;
