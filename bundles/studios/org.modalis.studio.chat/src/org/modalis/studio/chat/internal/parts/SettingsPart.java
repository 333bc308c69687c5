package org.modalis.studio.chat.internal.parts;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.UUID;

import org.eclipse.e4.ui.di.Focus;
import org.eclipse.e4.ui.services.EContextService;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.modalis.api.Subscription;
import org.modalis.api.history.Conversation;
import org.modalis.api.model.Capability;
import org.modalis.api.provider.ChatParameters;
import org.modalis.studio.chat.internal.session.ChatSession;
import org.modalis.studio.chat.internal.session.ChatState;
import org.modalis.studio.chat.internal.session.ModelChoice;
import org.modalis.studio.chat.internal.view.Latest;
import org.modalis.studio.chat.internal.view.Look;
import org.modalis.studio.chat.internal.view.ModelFacts;
import org.modalis.workbench.toolkit.ThemeColor;
import org.modalis.workbench.toolkit.ThemeColors;

import jakarta.annotation.PostConstruct;
import jakarta.inject.Inject;

/** How the thread on the screen asks, and what is known of its model. A field that cannot be read is not sent, and says so. */
public class SettingsPart {

	private static final int QUIET_MILLIS = 400;

	@Inject
	private ChatSession session;
	@Inject
	private ThemeColors colors;

	private Look look;
	private Composite root;
	private Text system;
	private Text temperature;
	private Composite temperatureBox;
	private Label noTemperature;
	private Text longest;
	private Label problem;
	private ModelFacts facts;
	private Optional<UUID> shown = Optional.empty();
	private boolean filling;

	@PostConstruct
	void create(Composite parent, EContextService contexts) {
		contexts.activateContext(ChatKeys.CONTEXT);
		look = new Look(parent.getDisplay(), colors);
		root = look.box(parent, ThemeColor.PANEL, 1);
		Composite bar = look.bar(root, 1);
		GridData data = new GridData(SWT.FILL, SWT.TOP, true, false);
		data.heightHint = 38;
		bar.setLayoutData(data);
		look.label(bar, "Thread settings", ThemeColor.PANEL, ThemeColor.TEXT, look.fonts().bold(), SWT.NONE)
				.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, true));
		system = field(section("System prompt"), "systemPrompt", "System prompt", SWT.MULTI | SWT.WRAP | SWT.V_SCROLL, 74);
		temperatureBox = section("Temperature, 0 to 2");
		temperature = field(temperatureBox, "temperature", "Temperature", SWT.SINGLE, SWT.DEFAULT);
		temperature.setMessage("The model's own");
		longest = field(section("Max output tokens"), "maxOutputTokens", "Max output tokens", SWT.SINGLE, SWT.DEFAULT);
		longest.setMessage("The model's own");
		problem = hint(ThemeColor.WARN);
		noTemperature = hint(ThemeColor.FAINT);
		facts = new ModelFacts(section("Model"), look);
		Subscription states = session.onState(new Latest<>(root, this::show));
		root.addDisposeListener(e -> states.close());
		fill(session.state());
		show(session.state());
	}

	private Composite section(String name) {
		Composite box = look.box(root, ThemeColor.PANEL, 1);
		var layout = (GridLayout) box.getLayout();
		layout.marginWidth = 14;
		layout.marginHeight = 10;
		layout.verticalSpacing = 4;
		box.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
		box.addPaintListener(e -> {
			var area = box.getClientArea();
			e.gc.setForeground(colors.color(ThemeColor.LINE));
			e.gc.drawLine(0, area.height - 1, area.width, area.height - 1);
		});
		look.label(box, name, ThemeColor.PANEL, ThemeColor.MUTE, look.fonts().hint(), SWT.NONE);
		return box;
	}

	private Text field(Composite box, String id, String name, int style, int height) {
		Text text = Look.named(look.paint(new Text(box, style | SWT.BORDER), ThemeColor.PANEL2, ThemeColor.TEXT), id, name);
		text.setFont(look.fonts().body());
		GridData data = new GridData(SWT.FILL, SWT.TOP, true, false);
		data.heightHint = height;
		data.widthHint = 100;
		text.setLayoutData(data);
		Runnable keep = this::keep;
		text.addModifyListener(e -> {
			if (!filling)
				text.getDisplay().timerExec(QUIET_MILLIS, keep);
		});
		text.addListener(SWT.FocusOut, e -> keep());
		if ((style & SWT.MULTI) != 0)
			text.addListener(SWT.Traverse, e -> e.doit |= e.detail == SWT.TRAVERSE_TAB_NEXT || e.detail == SWT.TRAVERSE_TAB_PREVIOUS);
		return text;
	}

	private Label hint(ThemeColor ink) {
		Label label = look.label(root, "", ThemeColor.PANEL, ink, look.fonts().hint(), SWT.WRAP);
		GridData data = new GridData(SWT.FILL, SWT.TOP, true, false);
		data.horizontalIndent = 14;
		data.verticalIndent = 8;
		label.setLayoutData(data);
		return label;
	}

	private void show(ChatState state) {
		Optional<UUID> now = state.shown().map(Conversation::id);
		if (!now.equals(shown))
			fill(state);
		ModelChoice.Standing standing = state.standing();
		boolean takes = standing.info().filter(model -> model.has(Capability.TEMPERATURE)).isPresent();
		visible(temperatureBox, takes);
		noTemperature.setText(standing.info().isPresent() && !takes ? standing.name() + " takes no temperature: it is not offered." : "");
		visible(noTemperature, !noTemperature.getText().isEmpty());
		facts.show(standing);
		root.layout(true, true);
	}

	private void fill(ChatState state) {
		shown = state.shown().map(Conversation::id);
		ChatParameters kept = state.parameters();
		filling = true;
		system.setText(kept.system());
		temperature.setText(kept.temperature().isPresent() ? Double.toString(kept.temperature().getAsDouble()) : "");
		longest.setText(kept.maxOutputTokens().isPresent() ? Integer.toString(kept.maxOutputTokens().getAsInt()) : "");
		filling = false;
		say("");
	}

	private void keep() {
		if (root.isDisposed() || !session.state().shown().map(Conversation::id).equals(shown))
			return;
		ChatParameters kept = session.state().parameters();
		try {
			var next = kept.withSystem(system.getText().strip()).withTemperature(number(temperature)).withMaxOutputTokens(whole(longest));
			say("");
			if (!next.equals(kept))
				session.parameters(next);
		} catch (NumberFormatException e) {
			say("Not kept: write numbers in digits, for example 0.7 and 2048.");
		} catch (IllegalArgumentException e) {
			say("Not kept: " + e.getMessage() + ".");
		}
	}

	private static OptionalDouble number(Text field) {
		String text = field.getText().strip().replace(',', '.');
		return text.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(Double.parseDouble(text));
	}

	private static OptionalInt whole(Text field) {
		String text = field.getText().strip();
		return text.isEmpty() ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(text));
	}

	private void say(String sentence) {
		problem.setText(sentence);
		visible(problem, !sentence.isEmpty());
		root.layout(true, true);
	}

	private static void visible(Control control, boolean visible) {
		control.setVisible(visible);
		((GridData) control.getLayoutData()).exclude = !visible;
	}

	@Focus
	void focus() {
		system.setFocus();
	}
}
