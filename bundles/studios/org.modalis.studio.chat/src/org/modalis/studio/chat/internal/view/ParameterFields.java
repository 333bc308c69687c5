package org.modalis.studio.chat.internal.view;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Text;
import org.modalis.api.model.Capability;
import org.modalis.api.model.ModelInfo;
import org.modalis.api.model.ReasoningEffort;
import org.modalis.api.provider.ChatParameters;
import org.modalis.api.provider.ResponseFormat;
import org.modalis.workbench.toolkit.ThemeColor;

/**
 * The fields for how a thread asks, of which only those are to be seen that its model takes; what a hidden field holds is kept
 * for the next model. Threads: the UI thread.
 */
public final class ParameterFields {
	private static final int QUIET_MILLIS = 400;
	private static final String OWN = "The model's own";
	private static final List<String> FORMATS = List.of("Text", "JSON", "JSON by a schema");

	private final Look look;
	private final Runnable changed;
	private final Map<Capability, Composite> boxes = new EnumMap<>(Capability.class);
	private final Composite effortBox;
	private final Composite formatBox;
	private final Text system;
	private final Combo effort;
	private final Text temperature;
	private final Text topP;
	private final Text longest;
	private final Combo format;
	private final Text schema;
	private final Text stop;
	private final Text seed;
	private List<ReasoningEffort> efforts = List.of();
	private Optional<ReasoningEffort> keptEffort = Optional.empty();
	private boolean filling;

	/** @param changed called when the user has changed something and paused */
	public ParameterFields(SettingSections sections, Look look, Runnable changed) {
		this.look = look;
		this.changed = changed;
		system = text(box(sections, "System prompt", Capability.SYSTEM_PROMPT), "systemPrompt", "System prompt", "", 74);
		effortBox = sections.section("Reasoning effort");
		effort = combo(effortBox, "effort", "Reasoning effort");
		temperature = line(box(sections, "Temperature", Capability.TEMPERATURE), "temperature", "Temperature");
		topP = line(box(sections, "Top-p, above 0 to 1", Capability.TOP_P), "topP", "Top-p");
		longest = line(sections.section("Max output tokens"), "maxOutputTokens", "Max output tokens");
		formatBox = sections.section("Answer format");
		format = combo(formatBox, "format", "Answer format");
		format.setItems(FORMATS.toArray(String[]::new));
		schema = text(formatBox, "schema", "JSON schema of the answer", "{\"type\": \"object\", …}", 74);
		format.addListener(SWT.Selection, e -> showSchema(sections));
		stop = text(box(sections, "Stop at these texts, one a line", Capability.STOP), "stop", "Texts to stop at", "", 40);
		seed = line(box(sections, "Seed", Capability.SEED), "seed", "Seed");
	}

	private Composite box(SettingSections sections, String name, Capability needed) {
		Composite box = sections.section(name);
		boxes.put(needed, box);
		return box;
	}

	private Text line(Composite box, String id, String name) {
		return listening(Look.named(look.paint(new Text(box, SWT.SINGLE | SWT.BORDER), ThemeColor.PANEL2, ThemeColor.TEXT), id, name),
				OWN, SWT.DEFAULT);
	}

	private Text text(Composite box, String id, String name, String message, int height) {
		Text text = new Text(box, SWT.MULTI | SWT.WRAP | SWT.V_SCROLL | SWT.BORDER);
		text.addListener(SWT.Traverse, e -> e.doit |= e.detail == SWT.TRAVERSE_TAB_NEXT || e.detail == SWT.TRAVERSE_TAB_PREVIOUS);
		return listening(Look.named(look.paint(text, ThemeColor.PANEL2, ThemeColor.TEXT), id, name), message, height);
	}

	private Text listening(Text text, String message, int height) {
		text.setFont(look.fonts().body());
		text.setMessage(message);
		text.setLayoutData(wide(height));
		text.addModifyListener(e -> {
			if (!filling)
				text.getDisplay().timerExec(QUIET_MILLIS, changed);
		});
		text.addListener(SWT.FocusOut, e -> changed.run());
		return text;
	}

	private Combo combo(Composite box, String id, String name) {
		Combo combo = Look.named(look.paint(new Combo(box, SWT.READ_ONLY), ThemeColor.PANEL2, ThemeColor.TEXT), id, name);
		combo.setFont(look.fonts().body());
		combo.setLayoutData(wide(SWT.DEFAULT));
		combo.addListener(SWT.Selection, e -> {
			if (!filling)
				changed.run();
		});
		return combo;
	}

	private static GridData wide(int height) {
		GridData data = new GridData(SWT.FILL, SWT.TOP, true, false);
		data.heightHint = height;
		data.widthHint = 100;
		return data;
	}

	/** Shows the fields that a model takes; all of the usual ones while it is unknown. */
	public void offer(Optional<ModelInfo> model) {
		boxes.forEach((needed, box) -> SettingSections.show(box, model.map(info -> info.has(needed)).orElse(true)));
		var offered = model.map(info -> info.abilities().efforts()).orElse(List.of());
		SettingSections.show(effortBox, !offered.isEmpty());
		if (!offered.equals(efforts)) {
			efforts = offered;
			fillEfforts();
		}
		SettingSections.show(formatBox, model.filter(info -> info.has(Capability.JSON_MODE)).isPresent());
		model.ifPresent(info -> temperature.setMessage(OWN + ", 0 to " + Figures.plain(info.abilities().maxTemperature())));
		longest.setMessage(model.flatMap(info -> optional(info.maxOutputTokens())).map(most -> OWN + ", at most " + Figures.full(most)).orElse(OWN));
	}

	/** What a model does not take although others do, as a sentence; empty text when there is nothing to say. */
	public static String notOffered(ModelInfo model) {
		var out = new ArrayList<String>();
		add(out, model, Capability.TEMPERATURE, "temperature");
		add(out, model, Capability.TOP_P, "top-p");
		add(out, model, Capability.STOP, "stop texts");
		add(out, model, Capability.SEED, "seed");
		if (out.isEmpty())
			return "";
		String last = out.removeLast();
		return model.displayName() + " takes no " + (out.isEmpty() ? last : String.join(", ", out) + " or " + last) + ": not offered.";
	}

	private static void add(List<String> out, ModelInfo model, Capability capability, String word) {
		if (!model.has(capability))
			out.add(word);
	}

	private void fillEfforts() {
		filling = true;
		var items = new ArrayList<>(List.of(OWN));
		efforts.forEach(each -> items.add(each.word()));
		effort.setItems(items.toArray(String[]::new));
		effort.select(1 + keptEffort.map(efforts::indexOf).orElse(-1));
		filling = false;
	}

	private void showSchema(SettingSections sections) {
		SettingSections.show(schema, format.getSelectionIndex() == 2);
		sections.fit();
	}

	/** Shows what is kept for a thread. */
	public void show(ChatParameters kept) {
		filling = true;
		system.setText(kept.system());
		temperature.setText(kept.temperature().isPresent() ? Figures.plain(kept.temperature().getAsDouble()) : "");
		topP.setText(kept.topP().isPresent() ? Figures.plain(kept.topP().getAsDouble()) : "");
		longest.setText(kept.maxOutputTokens().isPresent() ? Integer.toString(kept.maxOutputTokens().getAsInt()) : "");
		seed.setText(kept.seed().isPresent() ? Long.toString(kept.seed().getAsLong()) : "");
		stop.setText(String.join("\n", kept.stop()));
		format.select(switch (kept.format()) {
		case ResponseFormat.Text text -> 0;
		case ResponseFormat.Json json -> 1;
		case ResponseFormat.Schema form -> 2;
		});
		schema.setText(kept.format() instanceof ResponseFormat.Schema form ? form.schema() : "");
		SettingSections.show(schema, format.getSelectionIndex() == 2);
		keptEffort = kept.effort();
		fillEfforts();
		filling = false;
	}

	/**
	 * What the fields say.
	 *
	 * @param kept what was kept before, for an effort that this model does not have
	 * @throws IllegalArgumentException when a field cannot be read, with what is wrong
	 */
	public ChatParameters read(ChatParameters kept) {
		if (!efforts.isEmpty())
			keptEffort = effort.getSelectionIndex() > 0 ? Optional.of(efforts.get(effort.getSelectionIndex() - 1)) : Optional.empty();
		return kept.withSystem(system.getText().strip()).withTemperature(decimal(temperature)).withTopP(decimal(topP))
				.withMaxOutputTokens(whole(longest)).withSeed(seed()).withStop(stops()).withEffort(keptEffort).withFormat(form());
	}

	private List<String> stops() {
		return Arrays.stream(stop.getText().split("\\R")).filter(each -> !each.isEmpty()).toList();
	}

	private ResponseFormat form() {
		return switch (format.getSelectionIndex()) {
		case 1 -> ResponseFormat.JSON;
		case 2 -> schema.getText().isBlank() ? ResponseFormat.JSON : new ResponseFormat.Schema("answer", schema.getText().strip());
		default -> ResponseFormat.TEXT;
		};
	}

	private OptionalLong seed() {
		String text = seed.getText().strip();
		return text.isEmpty() ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(text));
	}

	private static OptionalDouble decimal(Text field) {
		String text = field.getText().strip().replace(',', '.');
		return text.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(Double.parseDouble(text));
	}

	private static OptionalInt whole(Text field) {
		String text = field.getText().strip();
		return text.isEmpty() ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(text));
	}

	private static Optional<Long> optional(OptionalLong value) {
		return value.isPresent() ? Optional.of(value.getAsLong()) : Optional.empty();
	}

	/** Puts the keyboard into the first field. */
	public void focus() {
		system.setFocus();
	}
}
