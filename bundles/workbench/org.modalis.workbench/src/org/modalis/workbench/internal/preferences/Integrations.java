package org.modalis.workbench.internal.preferences;

import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.modalis.api.integration.Integration;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** The integrations that are there right now. Threads: any. */
@Component(service = Integrations.class)
public final class Integrations {
	private final List<Integration> present = new CopyOnWriteArrayList<>();

	@Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
	void add(Integration integration) {
		present.add(integration);
	}

	void remove(Integration integration) {
		present.remove(integration);
	}

	/** All of them, by name. */
	public List<Integration> all() {
		return present.stream().sorted(Comparator.comparing(each -> each.info().displayName(), String.CASE_INSENSITIVE_ORDER)).toList();
	}
}
