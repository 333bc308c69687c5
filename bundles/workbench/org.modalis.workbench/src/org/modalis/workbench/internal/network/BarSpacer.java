package org.modalis.workbench.internal.network;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Composite;

import jakarta.annotation.PostConstruct;

/** Nothing, as wide as there is room: pushes what follows it to the right of the tool bar. */
public class BarSpacer {

	@PostConstruct
	void create(Composite parent) {
		new Composite(parent, SWT.NONE).setLayout(new FillLayout());
	}
}
