package org.modalis.core.internal.limits;

/** What one call takes of its provider's limits. Threads: used by the thread of the call. */
public interface Allowance {

	/** For calls that only look how things stand: they neither wait nor count. */
	Allowance NONE = new Allowance() {

		private static final Turn FREE = new Turn() {
			@Override
			public void undone() {
				// nothing was counted
			}

			@Override
			public void close() {
				// nobody waits for it
			}
		};

		@Override
		public Turn take(boolean billed, QueueListener listener) {
			return FREE;
		}

		@Override
		public void used(long tokens) {
			// nothing was counted
		}
	};

	/**
	 * Waits until an attempt may begin; an interrupt leaves the queue at once.
	 *
	 * @param billed whether the vendor will work for it, so that its tokens count
	 * @param listener hears the place in the queue, and again whenever it changes
	 */
	Turn take(boolean billed, QueueListener listener) throws InterruptedException;

	/** Puts what the vendor counted, input and output, in place of the estimate. */
	void used(long tokens);
}
