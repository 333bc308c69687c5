package org.modalis.slf4j;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.slf4j.helpers.NOPLoggerFactory;

/** What libraries log could hold a key or words of a user: it must go nowhere. */
class SilenceTest {

	@Test
	void findsTheSilentOneWithoutAMediatorBetweenBundles() {
		assertInstanceOf(NOPLoggerFactory.class, LoggerFactory.getILoggerFactory());
		assertFalse(LoggerFactory.getLogger("org.apache.hc.client5.http.wire").isErrorEnabled());
	}

	@Test
	void isWhereCommonsLoggingLogsTo() {
		Log pdf = LogFactory.getLog("org.apache.pdfbox");

		assertFalse(pdf.isFatalEnabled());
		assertFalse(pdf.isErrorEnabled());
	}
}
