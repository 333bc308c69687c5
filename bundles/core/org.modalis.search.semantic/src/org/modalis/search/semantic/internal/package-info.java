/** Search by meaning, with a model that runs in this process. */
package org.modalis.search.semantic.internal;
