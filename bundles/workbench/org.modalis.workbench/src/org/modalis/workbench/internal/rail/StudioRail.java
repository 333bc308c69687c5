package org.modalis.workbench.internal.rail;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

import org.eclipse.e4.core.di.annotations.Optional;
import org.eclipse.e4.ui.di.UIEventTopic;
import org.eclipse.e4.ui.model.application.MApplication;
import org.eclipse.e4.ui.model.application.ui.advanced.MPerspective;
import org.eclipse.e4.ui.model.application.ui.advanced.MPerspectiveStack;
import org.eclipse.e4.ui.model.application.ui.basic.MWindow;
import org.eclipse.e4.ui.workbench.UIEvents;
import org.eclipse.e4.ui.workbench.modeling.EModelService;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.WorkbenchException;
import org.modalis.workbench.toolkit.Icons;
import org.modalis.workbench.toolkit.ThemeColor;
import org.modalis.workbench.toolkit.ThemeColors;
import org.osgi.service.event.Event;

import jakarta.annotation.PostConstruct;
import jakarta.inject.Inject;

/**
 * The rail at the left of the window: one item per studio, that is per perspective that a bundle contributes as a snippet of the
 * model with an icon. The one in use is tinted.
 */
public class StudioRail {

	private static final int WIDTH = 52;

	private final Map<String, RailItem> items = new LinkedHashMap<>();
	private MWindow window;
	private EModelService models;

	@Inject
	public StudioRail() {
	}

	@PostConstruct
	void create(Composite parent, MApplication application, MWindow inWindow, EModelService modelService, ThemeColors colors) {
		window = inWindow;
		models = modelService;
		Composite rail = new Composite(parent, SWT.NONE);
		rail.setData("org.eclipse.e4.ui.css.id", "StudioRail");
		rail.setBackground(colors.color(ThemeColor.PANEL2));
		GridLayout layout = new GridLayout();
		layout.marginWidth = (WIDTH - RailItem.SIZE.x) / 2;
		layout.marginHeight = 8;
		layout.verticalSpacing = 4;
		rail.setLayout(layout);
		rail.addPaintListener(e -> {
			e.gc.setForeground(colors.color(ThemeColor.LINE));
			e.gc.drawLine(rail.getSize().x - 1, 0, rail.getSize().x - 1, rail.getSize().y);
		});
		Icons icons = new Icons(parent.getDisplay(), StudioRail.class, colors);
		application.getSnippets().stream().filter(MPerspective.class::isInstance).map(MPerspective.class::cast)
				.filter(studio -> studio.getIconURI() != null && !studio.getIconURI().isEmpty())
				.forEach(studio -> add(rail, studio, icons, colors));
		showSelected();
	}

	private void add(Composite rail, MPerspective studio, Icons icons, ThemeColors colors) {
		String id = studio.getElementId();
		RailItem item = new RailItem(rail, colors, icons, studio.getLocalizedLabel(), studio.getIconURI(), () -> open(id));
		item.setLayoutData(new GridData(RailItem.SIZE.x, RailItem.SIZE.y));
		items.put(id, item);
	}

	private void open(String perspective) {
		try {
			PlatformUI.getWorkbench().showPerspective(perspective, window.getContext().get(IWorkbenchWindow.class));
		} catch (WorkbenchException e) {
			throw new IllegalStateException("The studio " + perspective + " cannot be opened", e);
		}
	}

	@Inject
	@Optional
	void perspectiveSelected(@UIEventTopic(UIEvents.ElementContainer.TOPIC_SELECTEDELEMENT) Event event) {
		if (event.getProperty(UIEvents.EventTags.ELEMENT) instanceof MPerspectiveStack)
			showSelected();
	}

	private void showSelected() {
		if (window == null)
			return;
		MPerspective active = models.getActivePerspective(window);
		items.forEach((id, item) -> {
			if (!item.isDisposed())
				item.setSelected(active != null && Objects.equals(active.getElementId(), id));
		});
	}
}
