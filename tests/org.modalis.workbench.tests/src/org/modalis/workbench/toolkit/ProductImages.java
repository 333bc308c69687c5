package org.modalis.workbench.toolkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.ImageLoader;

/** Writes the images of the window and the product in all sizes from {@code icons/modalis.svg}. Run it from the folder of the workbench bundle. */
final class ProductImages {

	private static final int[] SIZES = { 16, 24, 32, 48, 64, 128, 256 };

	private ProductImages() {
	}

	public static void main(String[] args) throws IOException {
		String svg = Files.readString(Path.of("icons/modalis.svg"));
		for (int size : SIZES) {
			ImageLoader loader = new ImageLoader();
			loader.data = new ImageData[] { Icons.load(svg, size, "") };
			loader.save("icons/modalis" + size + ".png", SWT.IMAGE_PNG);
		}
	}
}
