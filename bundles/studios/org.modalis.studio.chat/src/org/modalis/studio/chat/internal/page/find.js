// Finding words in the thread. Earlier messages are asked for while there is something to find.
const Find = (() => {
	const bar = document.getElementById("find"), field = bar.querySelector("input"), said = document.getElementById("hits");
	const paints = typeof Highlight === "function" && CSS.highlights;
	let pattern = null, hits = [], at = -1, timer = 0;

	const texts = article => {
		const found = [], walker = document.createTreeWalker(article, NodeFilter.SHOW_TEXT);
		for (let node = walker.nextNode(); node; node = walker.nextNode())
			if (node.parentElement.closest(".said, .body, .reasoning > div, .tools > pre") && !node.parentElement.closest(".bar, .picture button")) found.push(node);
		return found;
	};
	// A word may run through several nodes, as in code with colours; so they are searched as one text.
	const scan = article => {
		const pieces = texts(article), text = pieces.map(node => node.data).join("");
		const found = [];
		let piece = 0, before = 0;
		const place = offset => {
			while (offset > before + pieces[piece].length) before += pieces[piece++].length;
			return [pieces[piece], offset - before];
		};
		for (const match of text.matchAll(pattern)) {
			const range = new Range();
			range.setStart(...place(match.index));
			range.setEnd(...place(match.index + match[0].length));
			found.push(range);
		}
		return found;
	};
	const paint = () => {
		if (!paints) return;
		CSS.highlights.set("find", new Highlight(...hits));
		const one = new Highlight(...(at >= 0 ? [hits[at]] : []));
		one.priority = 1;
		CSS.highlights.set("found", one);
	};
	const tell = () => {
		const searching = pattern && !Page.more.hidden;
		said.textContent = !pattern ? "" : (hits.length ? `${at + 1} of ${hits.length}` : searching ? "" : "No matches")
				+ (searching ? (hits.length ? ", " : "") + "searching earlier messages…" : "");
		paint();
		if (searching) Page.older();
	};
	const go = to => {
		if (!hits.length) return;
		at = (to + hits.length) % hits.length;
		const place = hits[at].startContainer.parentElement;
		for (let box = place.closest("details"); box; box = box.parentElement.closest("details")) box.open = true;
		Page.stay();
		place.scrollIntoView({ block: "center" });
		if (!paints) { getSelection().removeAllRanges(); getSelection().addRange(hits[at]); }
		tell();
	};
	const all = () => { hits = pattern ? [...Page.list.querySelectorAll("article")].flatMap(scan) : []; };
	const nearest = () => {
		const below = hits.findIndex(range => range.getBoundingClientRect().top >= 0);
		go(below < 0 ? hits.length - 1 : below);
	};
	const search = () => {
		const words = field.value;
		pattern = words ? new RegExp(words.replace(/[.*+?^${}()|[\]\\/-]/g, "\\$&").replace(/\s+/g, "\\s+"), "gi") : null;
		at = -1;
		all();
		if (hits.length) nearest(); else tell();
	};
	const close = () => {
		if (bar.hidden) return false;
		bar.hidden = true;
		pattern = null;
		hits = [];
		at = -1;
		paint();
		return true;
	};

	field.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(search, 120); });
	field.addEventListener("keydown", event => { if (event.key === "Enter") { event.preventDefault(); go(at + (event.shiftKey ? -1 : 1)); } });
	bar.addEventListener("click", event => {
		const step = event.target.closest("button")?.dataset.find;
		if (step === "0") close(); else if (step) go(at + Number(step));
	});
	return {
		open() { bar.hidden = false; field.focus(); field.select(); if (field.value && !pattern) search(); },
		close,
		/** Another thread is shown. */
		again() { if (!bar.hidden) search(); },
		/** Messages have come before the others. */
		before(articles) {
			if (!pattern) return;
			const found = articles.flatMap(scan);
			hits = [...found, ...hits];
			if (at >= 0) at += found.length; else if (found.length) return go(hits.length - 1);
			tell();
		},
		/** Something has changed; looked at when it has become quiet. */
		later() {
			if (!pattern) return;
			clearTimeout(timer);
			timer = setTimeout(() => { all(); at = Math.min(at, hits.length - 1); tell(); }, 300);
		}
	};
})();
