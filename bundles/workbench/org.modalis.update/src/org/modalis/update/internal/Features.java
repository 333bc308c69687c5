package org.modalis.update.internal;

import java.net.URI;
import java.util.List;
import java.util.Set;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.core.runtime.SubMonitor;
import org.eclipse.equinox.p2.core.IProvisioningAgent;
import org.eclipse.equinox.p2.core.ProvisionException;
import org.eclipse.equinox.p2.engine.IEngine;
import org.eclipse.equinox.p2.engine.IProfile;
import org.eclipse.equinox.p2.engine.IProfileRegistry;
import org.eclipse.equinox.p2.engine.IProvisioningPlan;
import org.eclipse.equinox.p2.engine.PhaseSetFactory;
import org.eclipse.equinox.p2.metadata.IInstallableUnit;
import org.eclipse.equinox.p2.operations.InstallOperation;
import org.eclipse.equinox.p2.operations.ProfileChangeOperation;
import org.eclipse.equinox.p2.operations.ProvisioningJob;
import org.eclipse.equinox.p2.operations.ProvisioningSession;
import org.eclipse.equinox.p2.operations.UninstallOperation;
import org.eclipse.equinox.p2.planner.IPlanner;
import org.eclipse.equinox.p2.query.QueryUtil;
import org.eclipse.equinox.p2.repository.artifact.IArtifactRepositoryManager;
import org.eclipse.equinox.p2.repository.metadata.IMetadataRepository;
import org.eclipse.equinox.p2.repository.metadata.IMetadataRepositoryManager;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Installs, updates and uninstalls features in the running product. Calls block, do one thing at a time and leave the
 * installation as it was when they are refused or when what came does not work. Not for the UI thread.
 */
@Component(service = Features.class)
public class Features {

	private static final String GROUP = ".feature.group";

	private final IProvisioningAgent agent;
	private final LiveChange live;

	@Activate
	public Features(@Reference IProvisioningAgent agent, @Reference LiveChange live) {
		this.agent = agent;
		this.live = live;
	}

	/**
	 * Installs the newest version that a repository has of a feature, or updates to it.
	 *
	 * @param feature the feature's id, for example {@code org.modalis.feature.provider.ollama}
	 */
	synchronized Outcome install(URI repository, String feature, IProgressMonitor monitor) {
		var progress = SubMonitor.convert(monitor, "Installing " + feature, 100);
		try {
			Set<IInstallableUnit> units = fresh(repository, progress.split(20))
					.query(QueryUtil.createLatestQuery(QueryUtil.createIUQuery(feature + GROUP)), progress.split(5)).toUnmodifiableSet();
			if (units.isEmpty())
				return Outcome.refused("The update site " + repository + " has no feature " + feature + ".");
			var operation = new InstallOperation(new ProvisioningSession(agent), units);
			operation.getProvisioningContext().setMetadataRepositories(repository);
			operation.getProvisioningContext().setArtifactRepositories(repository);
			return perform(operation, progress.split(75));
		} catch (ProvisionException e) {
			return Outcome.refused("The update site " + repository + " could not be read: " + e.getStatus().getMessage());
		}
	}

	/** Takes a feature out that was installed by itself. */
	synchronized Outcome uninstall(String feature, IProgressMonitor monitor) {
		Set<IInstallableUnit> units = profile().query(QueryUtil.createIUQuery(feature + GROUP), monitor).toUnmodifiableSet();
		if (units.isEmpty())
			return Outcome.refused("The feature " + feature + " is not installed.");
		return perform(new UninstallOperation(new ProvisioningSession(agent), units), SubMonitor.convert(monitor, 100));
	}

	/** A site that was seen before may have changed since; p2 would go on with what it remembers. */
	private IMetadataRepository fresh(URI repository, IProgressMonitor monitor) throws ProvisionException {
		var artifacts = agent.getService(IArtifactRepositoryManager.class);
		if (artifacts.contains(repository))
			artifacts.refreshRepository(repository, monitor);
		var metadata = agent.getService(IMetadataRepositoryManager.class);
		return metadata.contains(repository) ? metadata.refreshRepository(repository, monitor)
				: metadata.loadRepository(repository, monitor);
	}

	private Outcome perform(ProfileChangeOperation operation, SubMonitor progress) {
		IProfile before = profile();
		operation.setProfileId(before.getProfileId());
		IStatus possible = operation.resolveModal(progress.split(20));
		ProvisioningJob job = possible.getSeverity() < IStatus.ERROR ? operation.getProvisioningJob(null) : null;
		if (job == null)
			return Outcome.refused(operation.getResolutionDetails());
		IStatus done = job.runModal(progress.split(70));
		if (done.getSeverity() >= IStatus.ERROR)
			return Outcome.refused(sentence(done));
		Outcome outcome = live.apply();
		return outcome.kind() == Outcome.Kind.BROKEN ? takeBack(before.getTimestamp(), outcome) : outcome;
	}

	/** What came does not work: back to the installation as it was, on disk and in the framework. */
	private Outcome takeBack(long timestamp, Outcome broken) {
		IProfile now = profile();
		IProfile then = agent.getService(IProfileRegistry.class).getProfile(now.getProfileId(), timestamp);
		IProvisioningPlan plan = agent.getService(IPlanner.class).getDiffPlan(now, then, new NullProgressMonitor());
		IStatus reverted = agent.getService(IEngine.class).perform(plan, PhaseSetFactory.createDefaultPhaseSet(),
				new NullProgressMonitor());
		if (reverted.getSeverity() >= IStatus.ERROR)
			return Outcome.broken(List.of(broken.message(), "It could not be taken out again: " + sentence(reverted)));
		Outcome restored = live.apply();
		return restored.kind() == Outcome.Kind.LIVE
				? Outcome.refused(broken.message() + "\nThe installation is as it was before.")
				: restored;
	}

	private IProfile profile() {
		return agent.getService(IProfileRegistry.class).getProfile(IProfileRegistry.SELF);
	}

	private static String sentence(IStatus status) {
		return status.getChildren().length == 0 ? status.getMessage()
				: status.getMessage() + " " + sentence(status.getChildren()[0]);
	}
}
