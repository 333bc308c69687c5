package org.modalis.history.derby.internal;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.nio.file.ReadOnlyFileSystemException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.modalis.api.history.HistoryException;
import org.modalis.api.history.HistoryException.Kind;

/** Turns what Derby and the file system report into a sentence for the user and a remedy. */
final class Faults {

	private static final List<String> NO_SPACE = List.of("no space left", "not enough space", "disk full", "quota exceeded",
			"read-only file system", "file too large", "permission denied", "access is denied");
	/** Classes of SQL states for stored data that makes no sense: container, log, recovery, access, start of the database. */
	private static final List<String> DAMAGE = List.of("XSDG", "XSDA", "XSDB", "XSDF", "XSLA", "XSLB", "XSRS", "XSAI", "XSCB", "XSCH",
			"XSTB", "XBM0", "XJ040", "XJ001", "XJ004", "XCXA0", "08004", "22020");
	private static final String OTHER_INSTANCE = "XSDB6";
	/** What cannot be written: the log, its control file, a page, a new file, or anything because all is read-only. */
	private static final List<String> UNWRITABLE = List.of("XSLA0", "XSLA4", "XSLAE", "XSLAI", "XSLAQ", "XSDG1", "XSDF0", "XSDF1",
			"XSDF3", "25502", "25503", "40XD1",
			// a file of a copy of the database; of a full disk Derby says no more than that
			"XSRS4", "XSRS5", "XSRS6", "XSRS7", "XSDFH");

	private final Path folder;
	private final Backups backups;

	Faults(Path folder, Backups backups) {
		this.folder = folder;
		this.backups = backups;
	}

	HistoryException explain(SQLException e) {
		List<Throwable> chain = chain(e);
		if (has(chain, List.of(OTHER_INSTANCE)))
			return new HistoryException(Kind.IN_USE,
					"The history in " + folder + " is in use by another program. Close it and try again.", e);
		if (chain.stream().anyMatch(Faults::saysNoSpace) || has(chain, UNWRITABLE))
			return noSpace(e);
		if (has(chain, DAMAGE))
			return unreadable(e);
		return new HistoryException(Kind.FAILED,
				"The history could not do this. What was saved before is kept. Details are in the error log.", e);
	}

	HistoryException explain(IOException e) {
		if (saysNoSpace(e))
			return noSpace(e);
		return new HistoryException(Kind.FAILED, "The folder " + folder
				+ " could not be used for the history. Nothing was changed. Check that it exists and can be written to.", e);
	}

	HistoryException unreadable(Exception cause) {
		return new HistoryException(Kind.UNREADABLE, "The history in " + folder + " cannot be read; it is damaged. "
				+ "What is there was left as it is. " + backups.newestInWords(), cause);
	}

	HistoryException noSpace(Exception cause) {
		return new HistoryException(Kind.NO_SPACE, "The history could not be written, because the disk is full or " + folder
				+ " is read-only. Everything saved before is kept. Make space and try again.", cause);
	}

	/** The exception with all its causes and followers. */
	private static List<Throwable> chain(Throwable first) {
		var found = new ArrayList<Throwable>();
		collect(first, found);
		return found;
	}

	private static void collect(Throwable at, List<Throwable> found) {
		if (at == null || found.contains(at))
			return;
		found.add(at);
		collect(at.getCause(), found);
		if (at instanceof SQLException sql)
			collect(sql.getNextException(), found);
	}

	private static boolean has(List<Throwable> chain, List<String> states) {
		return chain.stream().map(Faults::state).anyMatch(state -> states.stream().anyMatch(state::startsWith));
	}

	/** The SQL state; Derby's inner exceptions carry theirs in front of the text. */
	private static String state(Throwable e) {
		if (e instanceof SQLException sql && sql.getSQLState() != null)
			return sql.getSQLState();
		String text = String.valueOf(e);
		int error = text.indexOf("ERROR ");
		return error < 0 ? "" : text.substring(error + "ERROR ".length());
	}

	private static boolean saysNoSpace(Throwable e) {
		if (e instanceof ReadOnlyFileSystemException || e instanceof AccessDeniedException)
			return true;
		String text = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
		return e instanceof IOException && NO_SPACE.stream().anyMatch(text::contains);
	}
}
