/** The library of prompts, without SWT. */
package org.modalis.studio.chat.internal.prompts;
