package org.modalis.studio.chat.internal.view;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.layout.RowData;
import org.eclipse.swt.layout.RowLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.modalis.api.model.ModelInfo;
import org.modalis.studio.chat.internal.session.FileTray;
import org.modalis.studio.chat.internal.session.PendingFile;
import org.modalis.workbench.toolkit.ThemeColor;

/** The attached files above the message field, and what is to be said of them before they are sent. Threads: the UI thread. */
public final class FileStrip {

	private static final String WAITS = "Goes out as soon as the files are read. Esc takes it back.";
	private static final int MOST_REMARKS = 4;

	private final Look look;
	private final Consumer<UUID> remove;
	private final String more;
	private final Composite root;
	private final Composite row;
	private final Label remarks;
	private final Map<UUID, FileChip> chips = new LinkedHashMap<>();
	private FileTray shown = FileTray.EMPTY;

	/** @param more where the remarks are that have no room here: "a file" */
	public FileStrip(Composite parent, Look look, Consumer<UUID> remove, String more) {
		this.more = more;
		this.look = look;
		this.remove = remove;
		root = look.box(parent, ThemeColor.PANEL, 1);
		((GridLayout) root.getLayout()).marginTop = 4;
		((GridLayout) root.getLayout()).verticalSpacing = 6;
		row = look.box(root, ThemeColor.PANEL, 1);
		var wrap = new RowLayout(SWT.HORIZONTAL);
		wrap.spacing = 8;
		wrap.marginLeft = wrap.marginRight = wrap.marginTop = wrap.marginBottom = 0;
		row.setLayout(wrap);
		row.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, false));
		remarks = Look.marked(look.label(root, "", ThemeColor.PANEL, ThemeColor.WARN, look.fonts().hint(), SWT.WRAP), "fileRemarks");
		var data = new GridData(SWT.FILL, SWT.FILL, true, false);
		data.horizontalIndent = 4;
		remarks.setLayoutData(data);
		visible(root, false);
	}

	/** The widget, for the layout. */
	public Composite control() {
		return root;
	}

	/** What is shown. */
	public FileTray shown() {
		return shown;
	}

	/** @return whether the layout may have changed */
	public boolean show(FileTray tray, Optional<ModelInfo> model) {
		shown = tray;
		boolean moved = chips.size() != tray.files().size();
		var ids = tray.files().stream().map(PendingFile::id).collect(Collectors.toSet());
		for (var gone : chips.keySet().stream().filter(id -> !ids.contains(id)).toList())
			dispose(gone);
		for (PendingFile file : tray.files())
			chips.computeIfAbsent(file.id(), id -> chip(file)).show(file, model);
		String sentences = sentences(tray);
		moved |= !sentences.equals(remarks.getText());
		remarks.setText(sentences);
		visible(remarks, !sentences.isEmpty());
		visible(row, !chips.isEmpty());
		visible(root, !sentences.isEmpty() || !chips.isEmpty());
		return moved;
	}

	private FileChip chip(PendingFile file) {
		var chip = new FileChip(row, look, file, () -> remove.accept(file.id()));
		chip.setLayoutData(new RowData());
		return chip;
	}

	/** The focus goes to a neighbour, so that several can be taken away by keyboard. */
	private void dispose(UUID id) {
		var order = new ArrayList<>(chips.keySet());
		int at = order.indexOf(id);
		FileChip chip = chips.remove(id);
		boolean focused = chip.isFocusControl();
		chip.dispose();
		if (focused && order.size() > 1)
			chips.get(order.get(at == 0 ? 1 : at - 1)).setFocus();
	}

	private String sentences(FileTray tray) {
		var all = Stream.concat(tray.sendWaits() ? Stream.of(WAITS) : Stream.empty(), tray.remarks().stream()).distinct().toList();
		var some = all.size() <= MOST_REMARKS ? all : more(all);
		return String.join("\n", some).replace("&", "&&");
	}

	private List<String> more(List<String> all) {
		var some = new ArrayList<>(all.subList(0, MOST_REMARKS - 1));
		some.add("And " + (all.size() - some.size()) + " more: rest the mouse on " + more + ".");
		return some;
	}

	private static void visible(Control control, boolean visible) {
		control.setVisible(visible);
		if (control.getLayoutData() == null)
			control.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, false));
		((GridData) control.getLayoutData()).exclude = !visible;
	}
}
