/** Small files in the workspace. */
package org.modalis.core.internal.workspace;
