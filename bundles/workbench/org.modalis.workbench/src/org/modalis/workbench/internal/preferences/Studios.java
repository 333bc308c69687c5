package org.modalis.workbench.internal.preferences;

import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.modalis.workbench.toolkit.StudioSettings;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** What can be set about the studios that are there right now. Threads: any. */
@Component(service = Studios.class)
public final class Studios {

	private final List<StudioSettings> present = new CopyOnWriteArrayList<>();

	@Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
	void add(StudioSettings studio) {
		present.add(studio);
	}

	void remove(StudioSettings studio) {
		present.remove(studio);
	}

	/** All of them, by name. */
	public List<StudioSettings> all() {
		return present.stream().sorted(Comparator.comparing(StudioSettings::label, String.CASE_INSENSITIVE_ORDER)).toList();
	}
}
