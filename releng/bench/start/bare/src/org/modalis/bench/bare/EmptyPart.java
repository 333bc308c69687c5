package org.modalis.bench.bare;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;

import jakarta.annotation.PostConstruct;

/** A part with one label. */
public class EmptyPart {

	@PostConstruct
	void create(Composite parent) {
		new Label(parent, SWT.NONE).setText("Empty");
	}
}
