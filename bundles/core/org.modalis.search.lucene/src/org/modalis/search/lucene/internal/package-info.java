/** The search index on Lucene. */
package org.modalis.search.lucene.internal;
