package org.modalis.attachments.internal;

import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** How a photograph was held, from the Exif data of a JPEG (CIPA DC-008, tag 0x0112). Models look at the pixels and not at it. */
final class Orientation {

	static final int UPRIGHT = 1;
	private static final int TAG = 0x0112;
	private static final int EXIF = 0xffe1;

	private Orientation() {
	}

	/** From 1 to 8; 1 also when nothing is said. */
	static int of(byte[] jpeg) {
		try {
			var in = ByteBuffer.wrap(jpeg);
			in.position(2);
			while (in.remaining() > 4) {
				int marker = in.getShort() & 0xffff;
				int length = in.getShort() & 0xffff;
				if (marker == EXIF && in.remaining() > 14 && in.getInt(in.position()) == 0x45786966)
					return tiff(in.slice(in.position() + 6, Math.min(length - 8, in.remaining() - 6)));
				if (marker < 0xffc0 || marker == 0xffda || length < 2)
					return UPRIGHT;
				in.position(in.position() + length - 2);
			}
			return UPRIGHT;
		} catch (BufferUnderflowException | IndexOutOfBoundsException | IllegalArgumentException cut) {
			return UPRIGHT;
		}
	}

	private static int tiff(ByteBuffer in) {
		in.order(in.getShort(0) == 0x4949 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
		int at = in.getInt(4);
		int entries = in.getShort(at) & 0xffff;
		for (int i = 0; i < entries; i++)
			if ((in.getShort(at + 2 + 12 * i) & 0xffff) == TAG) {
				int value = in.getShort(at + 2 + 12 * i + 8);
				return value >= 1 && value <= 8 ? value : UPRIGHT;
			}
		return UPRIGHT;
	}

	/** The image as it was seen. */
	static BufferedImage turn(BufferedImage image, int orientation) {
		if (orientation == UPRIGHT)
			return image;
		int w = image.getWidth();
		int h = image.getHeight();
		boolean aside = orientation >= 5;
		var turned = new BufferedImage(aside ? h : w, aside ? w : h, image.getType());
		var graphics = turned.createGraphics();
		graphics.drawImage(image, switch (orientation) {
		case 2 -> new AffineTransform(-1, 0, 0, 1, w, 0);
		case 3 -> new AffineTransform(-1, 0, 0, -1, w, h);
		case 4 -> new AffineTransform(1, 0, 0, -1, 0, h);
		case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
		case 6 -> new AffineTransform(0, 1, -1, 0, h, 0);
		case 7 -> new AffineTransform(0, -1, -1, 0, h, w);
		default -> new AffineTransform(0, -1, 1, 0, 0, w);
		}, null);
		graphics.dispose();
		return turned;
	}
}
