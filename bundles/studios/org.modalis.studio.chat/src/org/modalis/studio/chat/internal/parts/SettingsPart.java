package org.modalis.studio.chat.internal.parts;

import java.util.Optional;
import java.util.UUID;

import org.eclipse.e4.ui.di.Focus;
import org.eclipse.e4.ui.services.EContextService;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.modalis.api.Subscription;
import org.modalis.api.history.Conversation;
import org.modalis.api.model.ModelInfo;
import org.modalis.api.provider.ChatParameters;
import org.modalis.studio.chat.internal.session.ChatSession;
import org.modalis.studio.chat.internal.session.ChatState;
import org.modalis.studio.chat.internal.view.Latest;
import org.modalis.studio.chat.internal.view.Look;
import org.modalis.studio.chat.internal.view.ModelFacts;
import org.modalis.studio.chat.internal.view.ParameterFields;
import org.modalis.studio.chat.internal.view.SettingSections;
import org.modalis.workbench.toolkit.ThemeColor;
import org.modalis.workbench.toolkit.ThemeColors;

import jakarta.annotation.PostConstruct;
import jakarta.inject.Inject;

/** How the thread on the screen asks, and what is known of its model. A field that cannot be read is not sent, and says so. */
public class SettingsPart {

	@Inject
	private ChatSession session;
	@Inject
	private ThemeColors colors;

	private SettingSections sections;
	private ParameterFields fields;
	private Label problem;
	private Label notOffered;
	private ModelFacts facts;
	private Optional<UUID> shown = Optional.empty();
	private Optional<ModelInfo> offered = Optional.empty();

	@PostConstruct
	void create(Composite parent, EContextService contexts) {
		contexts.activateContext(ChatKeys.CONTEXT);
		Look look = new Look(parent.getDisplay(), colors);
		Composite root = look.box(parent, ThemeColor.PANEL, 1);
		Composite bar = look.bar(root, 1);
		GridData data = new GridData(SWT.FILL, SWT.TOP, true, false);
		data.heightHint = 38;
		bar.setLayoutData(data);
		look.label(bar, "Thread settings", ThemeColor.PANEL, ThemeColor.TEXT, look.fonts().bold(), SWT.NONE)
				.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, true));
		sections = new SettingSections(root, look);
		sections.control().setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
		problem = sections.hint(ThemeColor.WARN);
		fields = new ParameterFields(sections, look, this::keep);
		notOffered = sections.hint(ThemeColor.FAINT);
		facts = new ModelFacts(sections.section("Model"), look);
		Subscription states = session.onState(new Latest<>(root, this::show));
		root.addDisposeListener(e -> states.close());
		fill(session.state());
		offer(Optional.empty());
		show(session.state());
	}

	private void show(ChatState state) {
		if (!state.shown().map(Conversation::id).equals(shown))
			fill(state);
		var model = state.standing().info();
		if (!model.equals(offered))
			offer(model);
		facts.show(state.standing());
		sections.fit();
	}

	private void offer(Optional<ModelInfo> model) {
		offered = model;
		fields.offer(model);
		SettingSections.say(notOffered, model.map(ParameterFields::notOffered).orElse(""));
	}

	private void fill(ChatState state) {
		shown = state.shown().map(Conversation::id);
		fields.show(state.parameters());
		say("");
	}

	private void keep() {
		if (sections.control().isDisposed() || !session.state().shown().map(Conversation::id).equals(shown))
			return;
		ChatParameters kept = session.state().parameters();
		try {
			var next = fields.read(kept);
			say("");
			if (!next.equals(kept))
				session.parameters(next);
		} catch (NumberFormatException e) {
			say("Not kept: write numbers in digits, for example 0.7 and 2048.");
		} catch (IllegalArgumentException e) {
			say("Not kept: " + e.getMessage() + ".");
		}
	}

	private void say(String sentence) {
		if (problem.getText().equals(sentence))
			return;
		SettingSections.say(problem, sentence);
		sections.fit();
	}

	@Focus
	void focus() {
		fields.focus();
	}
}
