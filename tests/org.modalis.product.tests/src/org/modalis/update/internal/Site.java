package org.modalis.update.internal;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.equinox.p2.core.IProvisioningAgent;
import org.eclipse.equinox.p2.core.ProvisionException;
import org.eclipse.equinox.p2.publisher.IPublisherAction;
import org.eclipse.equinox.p2.publisher.IPublisherInfo;
import org.eclipse.equinox.p2.publisher.Publisher;
import org.eclipse.equinox.p2.publisher.PublisherInfo;
import org.eclipse.equinox.p2.publisher.eclipse.BundlesAction;
import org.eclipse.equinox.p2.publisher.eclipse.FeaturesAction;
import org.eclipse.equinox.p2.repository.artifact.IArtifactRepositoryManager;
import org.eclipse.equinox.p2.repository.metadata.IMetadataRepositoryManager;
import org.osgi.framework.FrameworkUtil;

/** A p2 repository on disk, and the making of others from it with one feature in another version. */
record Site(Path folder) {

	URI uri() {
		return folder.toUri();
	}

	/** A site below {@code target} with one feature and its bundle under another version and with other manifest headers. */
	Site copyAs(Path target, String name, String version, Map<String, String> headers) throws IOException, ProvisionException {
		Path plugin = Files.createDirectories(target.resolve("source/plugins")).resolve("org.modalis." + name + "_" + version + ".jar");
		Path feature = Files.createDirectories(target.resolve("source/features")).resolve("org.modalis.feature." + name + "_" + version + ".jar");
		rewriteBundle(find("plugins", "org.modalis." + name), plugin, version, headers);
		rewriteFeature(find("features", "org.modalis.feature." + name), feature, version);
		return publish(target.resolve("site-" + version), plugin.toFile(), feature.toFile());
	}

	private Path find(String kind, String name) throws IOException {
		try (Stream<Path> jars = Files.list(folder.resolve(kind))) {
			return jars.filter(jar -> jar.getFileName().toString().startsWith(name + "_")).findFirst().orElseThrow();
		}
	}

	private static void rewriteBundle(Path from, Path to, String version, Map<String, String> headers) throws IOException {
		try (var jar = new JarFile(from.toFile())) {
			Manifest manifest = jar.getManifest();
			manifest.getMainAttributes().putValue("Bundle-Version", version);
			headers.forEach(manifest.getMainAttributes()::putValue);
			var bytes = new ByteArrayOutputStream();
			manifest.write(bytes);
			try (var out = new JarOutputStream(Files.newOutputStream(to))) {
				write(out, JarFile.MANIFEST_NAME, bytes.toByteArray());
				write(out, "idle.xml", IDLE.getBytes(StandardCharsets.UTF_8));
				write(out, "menus.e4xmi", MENUS.getBytes(StandardCharsets.UTF_8));
				copyRest(jar, out, JarFile.MANIFEST_NAME);
			}
		}
	}

	/** A component that waits for a service which nobody offers. */
	private static final String IDLE = """
			<scr:component xmlns:scr="http://www.osgi.org/xmlns/scr/v1.4.0" name="idle">
			  <implementation class="java.lang.Object"/>
			  <service><provide interface="java.lang.Object"/></service>
			  <reference name="nobody" interface="no.such.Service"/>
			</scr:component>
			""";

	/** The model fragment of a bundle that brings a menu. */
	private static final String MENUS = """
			<fragment:ModelFragments xmi:version="2.0" xmlns:xmi="http://www.omg.org/XMI" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:fragment="http://www.eclipse.org/ui/2010/UIModel/fragment" xmi:id="_late">
			  <fragments xsi:type="fragment:StringModelFragment" xmi:id="_lateMenus" featurename="menuContributions" parentElementId="xpath:/"/>
			</fragment:ModelFragments>
			""";

	private static void rewriteFeature(Path from, Path to, String version) throws IOException {
		try (var jar = new JarFile(from.toFile()); var out = new JarOutputStream(Files.newOutputStream(to))) {
			try (InputStream in = jar.getInputStream(jar.getEntry("feature.xml"))) {
				String xml = new String(in.readAllBytes(), StandardCharsets.UTF_8);
				write(out, "feature.xml", xml.replaceAll("1\\.0\\.0\\.[0-9]+", version).getBytes(StandardCharsets.UTF_8));
			}
			copyRest(jar, out, "feature.xml");
		}
	}

	private static void copyRest(JarFile jar, JarOutputStream out, String except) throws IOException {
		for (var entry : (Iterable<java.util.jar.JarEntry>) jar.stream()::iterator)
			if (!entry.getName().equals(except) && !entry.isDirectory())
				try (InputStream in = jar.getInputStream(entry)) {
					write(out, entry.getName(), in.readAllBytes());
				}
	}

	private static void write(JarOutputStream out, String name, byte[] bytes) throws IOException {
		out.putNextEntry(new ZipEntry(name));
		((OutputStream) out).write(bytes);
		out.closeEntry();
	}

	private static Site publish(Path target, File plugin, File feature) throws ProvisionException {
		var context = FrameworkUtil.getBundle(Site.class).getBundleContext();
		IProvisioningAgent agent = context.getService(context.getServiceReference(IProvisioningAgent.class));
		var info = new PublisherInfo();
		info.setMetadataRepository(agent.getService(IMetadataRepositoryManager.class).createRepository(target.toUri(), "test",
				IMetadataRepositoryManager.TYPE_SIMPLE_REPOSITORY, Map.of()));
		info.setArtifactRepository(agent.getService(IArtifactRepositoryManager.class).createRepository(target.toUri(), "test",
				IArtifactRepositoryManager.TYPE_SIMPLE_REPOSITORY, Map.of()));
		info.setArtifactOptions(IPublisherInfo.A_PUBLISH | IPublisherInfo.A_INDEX);
		IPublisherAction[] actions = { new FeaturesAction(new File[] { feature }), new BundlesAction(new File[] { plugin }) };
		var done = new Publisher(info).publish(actions, new NullProgressMonitor());
		if (!done.isOK())
			throw new ProvisionException(done);
		return new Site(target);
	}
}
