package org.modalis.attachments.internal;

import java.awt.Color;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Scales images down and writes them as PNG, or as JPEG where they came as such or would be too large. */
final class Scaling {

	private static final float[] QUALITIES = { 0.9f, 0.75f, 0.5f };

	/** An image as bytes. */
	record Encoded(String mediaType, byte[] bytes) {
	}

	private Scaling() {
	}

	/** The image with its longest side at most so many pixels; halved step by step, which keeps fine lines. */
	static BufferedImage to(BufferedImage image, int longest) {
		double shrink = Math.min(1, (double) longest / Math.max(image.getWidth(), image.getHeight()));
		int width = Math.max(1, (int) Math.round(image.getWidth() * shrink));
		int height = Math.max(1, (int) Math.round(image.getHeight() * shrink));
		var step = image;
		while (step.getWidth() > 2 * width && step.getHeight() > 2 * height)
			step = draw(step, step.getWidth() / 2, step.getHeight() / 2);
		return draw(step, width, height);
	}

	private static BufferedImage draw(BufferedImage from, int width, int height) {
		var to = new BufferedImage(width, height, from.getColorModel().hasAlpha() ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB);
		var graphics = to.createGraphics();
		graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
		graphics.drawImage(from, 0, 0, width, height, null);
		graphics.dispose();
		return to;
	}

	/** Writes an image within a limit. */
	static Encoded encode(BufferedImage image, boolean photo, int mostBytes) {
		if (!photo) {
			byte[] png = write(image, "png", 0);
			if (png.length <= mostBytes)
				return new Encoded("image/png", png);
		}
		byte[] jpeg = {};
		for (float quality : QUALITIES) {
			jpeg = write(opaque(image), "jpeg", quality);
			if (jpeg.length <= mostBytes)
				break;
		}
		return new Encoded("image/jpeg", jpeg);
	}

	private static BufferedImage opaque(BufferedImage image) {
		if (image.getType() == BufferedImage.TYPE_INT_RGB)
			return image;
		var flat = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
		var graphics = flat.createGraphics();
		graphics.drawImage(image, 0, 0, Color.WHITE, null);
		graphics.dispose();
		return flat;
	}

	private static byte[] write(BufferedImage image, String format, float quality) {
		var writer = ImageIO.getImageWritersByFormatName(format).next();
		var bytes = new ByteArrayOutputStream();
		try (var out = new MemoryCacheImageOutputStream(bytes)) {
			var how = writer.getDefaultWriteParam();
			if (quality > 0) {
				how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
				how.setCompressionQuality(quality);
			}
			writer.setOutput(out);
			writer.write(null, new IIOImage(image, null, null), how);
			out.flush();
		} catch (IOException e) {
			throw new UncheckedIOException("Memory has no faults", e);
		} finally {
			writer.dispose();
		}
		return bytes.toByteArray();
	}
}
