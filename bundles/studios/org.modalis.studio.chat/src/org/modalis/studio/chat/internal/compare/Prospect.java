package org.modalis.studio.chat.internal.compare;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.modalis.api.attachment.FileFacts;
import org.modalis.api.attachment.FileTokens;
import org.modalis.api.model.ModelId;
import org.modalis.api.model.ModelInfo;
import org.modalis.api.provider.ChatParameters;
import org.modalis.api.registry.RegistrySnapshot;
import org.modalis.api.usage.UsageLedger;
import org.modalis.studio.chat.internal.page.MetaLine;
import org.modalis.studio.chat.internal.session.ModelChoice;
import org.modalis.studio.chat.internal.session.PromptFit;
import org.modalis.studio.chat.internal.session.ThreadSize;

/**
 * A question as it would be sent now: what of it each model would not take, and what it would cost. Immutable; any thread.
 *
 * @param chosen the models that would get it
 * @param before what was said before it
 * @param text what is written so far
 * @param files those that were read
 */
record Prospect(List<ModelId> chosen, ThreadSize before, String text, List<FileFacts> files, ChatParameters parameters, RegistrySnapshot models) {

	private List<String> remarks(ModelId id) {
		var standing = new ModelChoice(models).standing(Optional.of(id));
		var all = new ArrayList<String>();
		if (!standing.remark().isEmpty())
			all.add(standing.remark());
		if (standing.info().isEmpty() || !standing.usable())
			return all;
		var fit = new PromptFit(standing.info().get());
		all.addAll(fit.question(files));
		all.addAll(fit.thread(before, besides(standing.info().get())));
		return all;
	}

	/** What each model will not take, or why it cannot be asked, in sentences; nothing of a model that takes everything. */
	Map<ModelId, List<String>> remarks() {
		var all = new LinkedHashMap<ModelId, List<String>>();
		for (ModelId model : chosen) {
			var sentences = remarks(model);
			if (!sentences.isEmpty())
				all.put(model, sentences);
		}
		return all;
	}

	/** What the answers will about cost, if they are as long as those before; empty text when that is not known. */
	String cost(UsageLedger ledger, MetaLine meta) {
		long usual = before.answerTokens();
		long answer = parameters.maxOutputTokens().isPresent() ? Math.min(parameters.maxOutputTokens().getAsInt(), usual) : usual;
		var estimate = new Estimate(ledger);
		chosen.stream().flatMap(id -> models.model(id).stream())
				.forEach(model -> estimate.add(model, before.tokens(model) + besides(model), answer));
		return estimate.words(meta::money);
	}

	private long besides(ModelInfo model) {
		return FileTokens.ofChars(text.length()) + FileTokens.ofChars(parameters.system().length()) + new PromptFit(model).tokens(files);
	}
}
