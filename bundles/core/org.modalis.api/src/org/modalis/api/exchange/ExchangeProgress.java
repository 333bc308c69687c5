package org.modalis.api.exchange;

/** Hears how far a long piece of work is, and says whether to go on. Called often, from the thread that does the work. */
public interface ExchangeProgress {

	/** Nobody watches, nobody cancels. */
	ExchangeProgress NONE = new ExchangeProgress() {
		@Override
		public void at(long done, long total, String what) {
			// nobody watches
		}

		@Override
		public boolean isCanceled() {
			return false;
		}
	};

	/**
	 * Tells how far it is.
	 *
	 * @param done of {@code total}, in whatever unit
	 * @param total zero when nobody knows
	 * @param what a few words for the user: what is being done just now
	 */
	void at(long done, long total, String what);

	boolean isCanceled();
}
