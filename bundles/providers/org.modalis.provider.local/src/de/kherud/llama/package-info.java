/**
 * Our two classes inside the binding's package: {@link LlamaLoader} replaces the binding's own, which writes to standard output
 * and shares one file name in the temporary folder among all processes; {@link LlamaTask} reaches the package-private calls.
 * The bundle's own classes come before its nested jars, so ours are the ones that load.
 */
package de.kherud.llama;
