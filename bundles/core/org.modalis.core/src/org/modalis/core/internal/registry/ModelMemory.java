package org.modalis.core.internal.registry;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.modalis.api.catalogue.ModelFile;
import org.modalis.api.model.Lifecycle;
import org.modalis.api.model.Lifecycle.Stage;
import org.modalis.api.model.ModelId;
import org.modalis.api.model.ModelInfo;
import org.modalis.api.model.Source;
import org.modalis.core.internal.workspace.WorkspaceFiles;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.log.Logger;
import org.osgi.service.log.LoggerFactory;

/**
 * Remembers models that a vendor once listed and no catalogue has, so that the history can say what answered after the vendor has
 * taken them off its list: name, limits and prices as last seen, in {@code models/<provider>.json} of the workspace. Threads: any;
 * the first question for a provider reads its file.
 */
@Component(service = ModelMemory.class)
public final class ModelMemory {

	/** For one provider; the longest list there is has some 400. */
	static final int MOST = 600;

	private final WorkspaceFiles files;
	private final Logger log;
	private final Map<String, List<ModelInfo>> known = new ConcurrentHashMap<>();

	@Activate
	public ModelMemory(@Reference WorkspaceFiles files, @Reference(service = LoggerFactory.class) Logger log) {
		this.files = files;
		this.log = log;
	}

	/** The models of a provider that are remembered, as they were last seen. */
	List<ModelInfo> known(String providerId) {
		return known.computeIfAbsent(providerId, this::read);
	}

	private List<ModelInfo> read(String providerId) {
		try {
			return files.read(file(providerId)).map(text -> ModelFile.read(text, providerId)).orElse(List.of());
		} catch (IllegalArgumentException e) {
			log.warn("{} is damaged and will be made again", file(providerId), e);
			return List.of();
		}
	}

	/**
	 * Takes a list that a vendor has just given, and returns it with the remembered models that it lacks after it, as not offered.
	 *
	 * @param catalogue the ids of the models that the provider's bundle knows; those need no memory
	 * @param today the day of the list
	 */
	List<ModelInfo> learn(String providerId, List<ModelInfo> listed, Set<ModelId> catalogue, LocalDate today) {
		var there = Stream.concat(listed.stream().map(ModelInfo::id), catalogue.stream()).collect(Collectors.toSet());
		var before = known(providerId);
		var gone = before.stream().filter(model -> !there.contains(model.id())).map(model -> notOffered(model, today)).toList();
		var remembered = trimmed(listed.stream().filter(model -> !catalogue.contains(model.id())).toList(), gone);
		known.put(providerId, remembered);
		if (!remembered.equals(before))
			files.write(file(providerId), ModelFile.write(providerId, remembered, today));
		var all = new ArrayList<>(listed);
		all.addAll(gone);
		return all;
	}

	private static ModelInfo notOffered(ModelInfo model, LocalDate today) {
		var life = model.lifecycle();
		if (life.stage() == Stage.NOT_OFFERED || life.stage() == Stage.RETIRED)
			return model;
		return model.withLifecycle(new Lifecycle(Stage.NOT_OFFERED, Optional.of(today), life.successor(),
				Optional.of(new Source("the vendor's list of models", today))));
	}

	/** Those that can no longer be learned again come first, the newest of them foremost. */
	private static List<ModelInfo> trimmed(List<ModelInfo> listed, List<ModelInfo> gone) {
		var newestFirst = Comparator.comparing((ModelInfo model) -> model.lifecycle().date().orElse(LocalDate.MIN)).reversed()
				.thenComparing(ModelInfo::id);
		return Stream.concat(gone.stream().sorted(newestFirst), listed.stream()).limit(MOST).toList();
	}

	private static String file(String providerId) {
		return "models/" + providerId + ".json";
	}
}
