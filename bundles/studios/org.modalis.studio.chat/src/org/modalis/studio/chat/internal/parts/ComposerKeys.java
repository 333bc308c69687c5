package org.modalis.studio.chat.internal.parts;

import org.eclipse.e4.ui.services.EContextService;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Control;

/** Lets the composer's keys hold while it has the keyboard, and there alone: other fields use the same keys for themselves. */
final class ComposerKeys {

	private static final String CONTEXT = "org.modalis.context.composer";

	private ComposerKeys() {
	}

	static void follow(Control field, EContextService contexts) {
		field.addListener(SWT.FocusIn, e -> contexts.activateContext(CONTEXT));
		field.addListener(SWT.FocusOut, e -> contexts.deactivateContext(CONTEXT));
	}
}
