package org.modalis.studio.chat.internal.view;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.modalis.api.model.ModelId;
import org.modalis.api.model.ModelInfo;
import org.modalis.studio.chat.internal.session.ModelChoice;
import org.modalis.workbench.toolkit.Row;
import org.modalis.workbench.toolkit.RowSource;

/** The rows of the model picker: models under their provider, and for a provider without any a row that says why. */
final class ModelRows implements RowSource {

	private record Entry(String group, Row row, Optional<ModelId> model) {
	}

	private final List<Entry> entries = new ArrayList<>();

	ModelRows(List<ModelChoice.Group> groups, Optional<ModelId> chosen) {
		for (ModelChoice.Group group : groups) {
			String heading = group.provider() + (group.ready() || group.models().isEmpty() ? "" : " · " + group.state());
			for (ModelInfo model : group.models())
				entries.add(new Entry(heading, row(model, chosen), Optional.of(model.id())));
			if (group.models().isEmpty())
				entries.add(new Entry(heading, new Row("No model to choose", group.state(), ""), Optional.empty()));
		}
	}

	private static Row row(ModelInfo model, Optional<ModelId> chosen) {
		String window = model.contextWindow().isPresent() ? Figures.full(model.contextWindow().getAsLong()) + " tokens context"
				: "context unknown";
		String end = Lifecycles.soon(model.lifecycle(), LocalDate.now());
		return new Row(model.displayName(), window + end, chosen.filter(model.id()::equals).isPresent() ? "✓ in use" : "");
	}

	@Override
	public int size() {
		return entries.size();
	}

	@Override
	public Row row(int index) {
		return entries.get(index).row();
	}

	@Override
	public String group(int index) {
		return entries.get(index).group();
	}

	/** The model of a row; empty for a row that only says why there is none. */
	Optional<ModelId> model(int index) {
		return entries.get(index).model();
	}

	/** The first row with a model, or the row of the one in use; -1 when there is none. */
	int first(Optional<ModelId> chosen) {
		int first = -1;
		for (int i = 0; i < entries.size(); i++) {
			Optional<ModelId> model = entries.get(i).model();
			if (model.isPresent() && model.equals(chosen))
				return i;
			if (model.isPresent() && first < 0)
				first = i;
		}
		return first;
	}
}
