package org.modalis.studio.chat.internal.page;

import java.util.List;

/** Texts that tried to break out of chat programs, and relatives of theirs (L14). Each calls {@code pwned()} or leaves the page. */
public final class HostileTexts {

	public static final List<String> ALL = List.of(
			"<script>pwned()</script>",
			"<img src=x onerror=pwned()>",
			"<svg onload=pwned()><circle r=1/></svg>",
			"<svg><script>pwned()</script></svg>",
			"<iframe src=\"javascript:pwned()\"></iframe>",
			"<iframe srcdoc=\"<script>parent.pwned()</script>\"></iframe>",
			"<object data=\"javascript:pwned()\"></object><embed src=\"javascript:pwned()\">",
			"<meta http-equiv=refresh content=\"0;url=http://127.0.0.1:9/\">",
			"<base href=\"http://127.0.0.1:9/\"><a href=x>x</a>",
			"<form action=javascript:pwned()><input autofocus onfocus=pwned()></form>",
			"<details open ontoggle=pwned()>x</details>",
			"<style>*{background:url(http://127.0.0.1:9/)}</style>",
			"<link rel=stylesheet href=http://127.0.0.1:9/>",
			"<!-- --><script>pwned()</script><!-- --!><img src=x onerror=pwned()>",
			"<math><mtext></form><form><mglyph><style></math><img src onerror=pwned()>",
			"<noscript><p title=\"</noscript><img src=x onerror=pwned()>\">",
			"[x](javascript:pwned())",
			"[x](JaVaScRiPt:pwned())",
			"[x](&#106;avascript:pwned())",
			"[x](java\tscript:pwned())",
			"[x](<javascript:pwned()>)",
			"[x](data:text/html;base64,PHNjcmlwdD5wd25lZCgpPC9zY3JpcHQ+)",
			"[x](vbscript:pwned())",
			"[x](file:///etc/passwd)",
			"[x](modalis:copy/00000000-0000-0000-0000-000000000000)",
			"[x](//127.0.0.1:9/)",
			"[x](/etc/passwd)",
			"[x][r]\n\n[r]: javascript:pwned() \"t\"",
			"<javascript:pwned()>",
			"![x](http://127.0.0.1:9/leak.png)",
			"![x](javascript:pwned())",
			"![x\" onerror=\"pwned()](x)",
			"![](data:image/svg+xml,<svg onload=pwned()>)",
			"[x](http://a.example/\" onmouseover=\"pwned())",
			"[x](http://a.example/ \"title\\\" onclick=pwned() \\\"\")",
			"```\"><script>pwned()</script>\ncode\n```",
			"```html onload=pwned()\n</code></pre><script>pwned()</script>\n```",
			"````\n```\n</pre><img src=x onerror=pwned()>\n```\n````",
			"```\nnever closed <script>pwned()</script>",
			"    </code></pre><script>pwned()</script>",
			"`</code><script>pwned()</script>`",
			"| a |\n|---|\n| <img src=x onerror=pwned()> |",
			"- [x] <script>pwned()</script>",
			"~~<script>pwned()</script>~~",
			"# <script>pwned()</script>",
			"> <script>pwned()</script>",
			"http://a.example/<script>pwned()</script>",
			"</div></article></main></body></html><script>pwned()</script>",
			"\u2028</script><script>pwned()</script>\u2029",
			"\");pwned();//",
			"`);pwned();//${pwned()}",
			"\\\");pwned();//",
			"<a href=\"http://a.example\" target=_blank onclick=pwned()>x</a>",
			"<button data-act=\"stop\">x</button>",
			"\0<scr\0ipt>pwned()</scr\0ipt>",
			"\ud800<script>pwned()</script>\udc00");

	private HostileTexts() {
	}
}
