package org.modalis.update.internal;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

import org.osgi.framework.Bundle;

/**
 * What a bundle adds to the workbench by a model fragment. The platform takes parts and commands from it at once, but
 * puts menus together and reads tables of keys only when a window opens.
 */
final class ModelFragment {

	private static final String HEADER = "Model-Fragment";
	private static final Pattern LATE = Pattern
			.compile("featurename=\"(menuContributions|toolBarContributions|trimContributions|bindingTables|bindings)\"");

	private ModelFragment() {
	}

	/** Whether a part of what the bundle adds is seen only after the next start. */
	static boolean hasMenusOrKeys(Bundle bundle) {
		String header = bundle.getHeaders("").get(HEADER);
		URL file = header == null ? null : bundle.getEntry(header.split(";")[0].strip());
		if (file == null)
			return false;
		try (InputStream in = file.openStream()) {
			return hasMenusOrKeys(new String(in.readAllBytes(), StandardCharsets.UTF_8));
		} catch (IOException e) {
			// The platform reads the same file and says what is wrong with it.
			return false;
		}
	}

	static boolean hasMenusOrKeys(String xml) {
		return LATE.matcher(xml).find();
	}
}
