package org.modalis.workbench.toolkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.eclipse.swt.graphics.RGB;
import org.junit.jupiter.api.Test;

class StrokeIconTest {

	private static final String HEAD = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 20 20\" fill=\"none\" stroke=\"currentColor\""
			+ " stroke-width=\"1.6\" stroke-linecap=\"round\" stroke-linejoin=\"round\">";
	private static final String CHAT = HEAD
			+ "<path d=\"M3 5.8A2.8 2.8 0 0 1 5.800 3h8.400A2.800 2.800 0 0 1 17 5.800v4.400a2.800 2.800 0 0 1-2.800 2.800H9.200L5.200 16.600V13A2.800 2.800 0 0 1 3 10.200z\"/>"
			+ "<path d=\"M7 7h6M7 9.500h3.500\"/></svg>";

	@Test
	void drawsWhatThePlatformDraws() {
		for (String svg : new String[] { CHAT, HEAD + "<path d=\"M10 4.500v11M4.500 10h11\"/></svg>",
				HEAD + "<path d=\"M4 10a6 6 0 1 0 12 0M15 10A5 5 0 1 1 10 5\"/></svg>" })
			for (int pixels : new int[] { 16, 20, 40 }) {
				var own = StrokeIcon.read(svg).orElseThrow().draw(pixels, new RGB(0x0e, 0x74, 0x90));
				var platform = Icons.load(svg, pixels, "#0e7490");
				long off = 0;
				for (int y = 0; y < pixels; y++)
					for (int x = 0; x < pixels; x++)
						off += Math.abs(own.getAlpha(x, y) - platform.getAlpha(x, y));
				assertTrue(off / (pixels * pixels) < 6, pixels + " pixels differ by " + off / (pixels * pixels) + " of 255 in the mean: " + svg);
			}
	}

	@Test
	void takesTheColourAsked() {
		var data = Icons.render(HEAD + "<path d=\"M0 10h20\"/></svg>", 20, "#0e7490");
		assertEquals(new RGB(0x0e, 0x74, 0x90), data.palette.getRGB(data.getPixel(10, 10)));
		assertEquals(0, data.getAlpha(10, 3));
	}

	@Test
	void leavesOtherDrawingsToThePlatform() {
		assertFalse(StrokeIcon.read(HEAD + "<circle cx=\"10\" cy=\"10\" r=\"4\"/></svg>").isPresent());
		assertFalse(StrokeIcon.read(HEAD + "<path d=\"M1 1C2 2 3 3 4 4\"/></svg>").isPresent());
		assertFalse(StrokeIcon.read(HEAD + "<path d=\"M1 1L2\"/></svg>").isPresent());
		assertFalse(StrokeIcon.read(CHAT.replace("fill=\"none\"", "fill=\"red\"")).isPresent());
	}
}
