package org.modalis.bench;

import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;

import org.eclipse.osgi.service.datalocation.Location;

/** A workspace, as the platform would name it to the bundles. */
public record WorkspaceFolder(URI folder) implements Location {

	@Override
	public URL getURL() {
		try {
			return folder.toURL();
		} catch (MalformedURLException e) {
			throw new IllegalStateException(e);
		}
	}

	@Override
	public boolean allowsDefault() {
		return false;
	}

	@Override
	public URL getDefault() {
		return getURL();
	}

	@Override
	public Location getParentLocation() {
		return this;
	}

	@Override
	public boolean isSet() {
		return true;
	}

	@Override
	public boolean isReadOnly() {
		return false;
	}

	@Deprecated
	@Override
	public boolean setURL(URL value, boolean lock) {
		return false;
	}

	@Override
	public boolean set(URL value, boolean lock) {
		return false;
	}

	@Override
	public boolean set(URL value, boolean lock, String lockFilePath) {
		return false;
	}

	@Override
	public boolean lock() {
		return true;
	}

	@Override
	public void release() {
		// nothing was locked
	}

	@Override
	public boolean isLocked() {
		return false;
	}

	@Override
	public Location createLocation(Location parent, URL defaultValue, boolean readonly) {
		return this;
	}

	@Override
	public URL getDataArea(String path) throws MalformedURLException {
		return folder.resolve(path).toURL();
	}
}
