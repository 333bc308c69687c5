/** Models on this machine, run by llama.cpp in this process. */
package org.modalis.provider.local.internal;
