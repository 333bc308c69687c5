package org.modalis.workbench.internal.exchange;

import java.util.function.Consumer;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.SubMonitor;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.PlatformUI;
import org.modalis.api.exchange.ExchangeException;
import org.modalis.api.exchange.ExchangeProgress;
import org.modalis.api.history.HistoryException;

/**
 * A piece of work that takes long: with progress, which can go to the background, and a way to stop it. What came of it is shown on
 * the UI thread; so is a sentence when it failed.
 */
final class ExchangeJob<T> extends Job {

	/** The work; not on the UI thread. */
	interface Work<T> {
		T run(ExchangeProgress progress) throws ExchangeException, HistoryException;
	}

	private static final int STEPS = 1000;

	private final Shell shell;
	private final Work<T> work;
	private final Consumer<T> then;

	private ExchangeJob(String name, Shell shell, Work<T> work, Consumer<T> then) {
		super(name);
		this.shell = shell;
		this.work = work;
		this.then = then;
	}

	/**
	 * Begins the work and shows how far it is.
	 *
	 * @param name what is being done, for the progress
	 * @param then gets what came of it, on the UI thread; not when it failed or was stopped
	 */
	static <T> void start(String name, Shell shell, Work<T> work, Consumer<T> then) {
		var job = new ExchangeJob<>(name, shell, work, then);
		job.setUser(true);
		job.schedule();
		PlatformUI.getWorkbench().getProgressService().showInDialog(shell, job);
	}

	@Override
	protected IStatus run(IProgressMonitor monitor) {
		try {
			T result = work.run(progress(SubMonitor.convert(monitor, getName(), STEPS)));
			show(() -> then.accept(result));
			return Status.OK_STATUS;
		} catch (ExchangeException e) {
			if (e.kind() == ExchangeException.Kind.CANCELED)
				return Status.CANCEL_STATUS;
			show(() -> MessageDialog.openWarning(shell, getName(), e.getMessage()));
		} catch (HistoryException e) {
			show(() -> MessageDialog.openWarning(shell, getName(), e.getMessage()));
		}
		return Status.OK_STATUS; // the dialog has said it
	}

	private static ExchangeProgress progress(SubMonitor monitor) {
		return new ExchangeProgress() {
			private int shown;

			@Override
			public void at(long done, long total, String what) {
				monitor.subTask(what.replace("&", "&&"));
				int now = total > 0 ? (int) Math.min(STEPS, done * STEPS / total) : 0;
				if (now > shown) {
					monitor.worked(now - shown);
					shown = now;
				}
			}

			@Override
			public boolean isCanceled() {
				return monitor.isCanceled();
			}
		};
	}

	private void show(Runnable on) {
		if (PlatformUI.isWorkbenchRunning())
			PlatformUI.getWorkbench().getDisplay().asyncExec(() -> {
				if (!shell.isDisposed())
					on.run();
			});
	}
}
