// Finding words in the thread. What is on the page is searched here and painted; where the words stand in the rest of the thread is
// asked once for each search, and a message that has them is brought when somebody goes there.
const Find = (() => {
	const bar = document.getElementById("find"), field = bar.querySelector("input"), said = document.getElementById("hits");
	const paints = typeof Highlight === "function" && CSS.highlights;
	// hits: the ranges on the page, each with its message and which of that message's it is. all: every message of the thread that
	// has the words, and how often; null while that is not known or the whole thread is on the page.
	let pattern = null, words = "", hits = [], all = null, at = null, wanted = null, asking = false, timer = 0;

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
			found.push({ id: article.id, nth: found.length, range });
		}
		return found;
	};
	const look = () => { hits = pattern ? [...Page.list.querySelectorAll("article")].flatMap(scan) : []; };
	const here = place => place && hits.find(hit => hit.id === place.id && hit.nth === place.nth);
	const paint = () => {
		if (!paints) return;
		CSS.highlights.set("find", new Highlight(...hits.map(hit => hit.range)));
		const hit = here(at), one = new Highlight(...(hit ? [hit.range] : []));
		one.priority = 1;
		CSS.highlights.set("found", one);
	};
	const place = () => {
		if (!all) return hits.indexOf(here(at)) + 1;
		let before = 0;
		for (const [id, count] of all) {
			if (at && id === at.id) return before + Math.min(at.nth, count - 1) + 1;
			before += count;
		}
		return 0;
	};
	const tell = () => {
		const count = all ? all.reduce((sum, each) => sum + each[1], 0) : hits.length;
		said.textContent = !pattern ? "" : asking ? (hits.length ? `${place()} of ${hits.length}, ` : "") + "searching the thread…"
				: count ? `${place()} of ${count}` : "No matches";
		paint();
	};
	const show = hit => {
		at = { id: hit.id, nth: hit.nth };
		wanted = null;
		const node = hit.range.startContainer.parentElement;
		for (let box = node.closest("details"); box; box = box.parentElement.closest("details")) box.open = true;
		Page.stay();
		node.scrollIntoView({ block: "center" });
		if (!paints) { getSelection().removeAllRanges(); getSelection().addRange(hit.range); }
		tell();
	};
	/** Goes to one hit of a message, counted from its end when negative. */
	const goTo = (id, nth) => {
		const own = hits.filter(hit => hit.id === id), hit = own.at(Math.min(nth, own.length - 1));
		if (hit) { show(hit); return; }
		if (document.getElementById(id)) { wanted = null; return; }
		wanted = { id, nth, opened: false };
		Page.ask("look", id.slice(1));
	};
	const step = by => {
		if (!all) {
			const next = hits.indexOf(here(at)) + by;
			if (hits.length) show(hits[(next + hits.length) % hits.length]);
			return;
		}
		if (!all.length) return;
		const index = all.findIndex(each => each[0] === at?.id);
		const nth = (at?.nth ?? 0) + by;
		if (index >= 0 && nth >= 0 && nth < all[index][1]) { goTo(at.id, nth); return; }
		goTo(all[(index + by + all.length) % all.length][0], by > 0 ? 0 : -1);
	};
	const nearest = () => {
		const below = hits.find(hit => hit.range.getBoundingClientRect().top >= 0);
		show(below ?? hits[hits.length - 1]);
	};
	/** Goes where somebody wanted to go, once the message there has come: a stretch comes in several parts. */
	const arrive = () => {
		const place = wanted;
		if (place && document.getElementById(place.id)) {
			wanted = null;
			goTo(place.id, place.nth);
		}
		tell();
	};
	/** Asks where the words stand in the whole thread. */
	const askAll = () => {
		all = null;
		asking = Boolean(pattern) && !Page.whole();
		if (asking) Page.ask("find", (Page.topmost()?.id ?? "m").slice(1), words);
	};
	const search = () => {
		words = field.value;
		pattern = words ? new RegExp(words.replace(/[.*+?^${}()|[\]\\/-]/g, "\\$&").replace(/\s+/g, "\\s+"), "gi") : null;
		at = wanted = null;
		look();
		askAll();
		if (hits.length) nearest(); else tell();
	};
	const close = () => {
		if (bar.hidden) return false;
		bar.hidden = true;
		pattern = at = wanted = all = null;
		asking = false;
		hits = [];
		paint();
		return true;
	};

	field.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(search, 120); });
	field.addEventListener("keydown", event => { if (event.key === "Enter") { event.preventDefault(); step(event.shiftKey ? -1 : 1); } });
	bar.addEventListener("click", event => {
		const by = event.target.closest("button")?.dataset.find;
		if (by === "0") close(); else if (by) step(Number(by));
	});
	return {
		open() { bar.hidden = false; field.focus(); field.select(); if (field.value && !pattern) search(); },
		close,
		asking: () => asking || Boolean(wanted),
		/** Where the words stand: [message, how often] in order, and which of these is the first from the message on that was named. */
		found(forWords, places, from) {
			if (!pattern || forWords !== words) return;
			asking = false;
			all = places;
			if (!here(at) && all.length) goTo(...(from < all.length ? [all[from][0], 0] : [all[all.length - 1][0], -1]));
			tell();
		},
		/** Another stretch of the thread is shown, or another thread. */
		again(same) {
			if (bar.hidden) return;
			if (!same) { search(); return; }
			// the stretch that was asked for comes next; with the one after it somebody has gone elsewhere
			if (wanted?.opened) wanted = null; else if (wanted) wanted.opened = true;
			look();
			arrive();
		},
		/** Messages have come or gone. */
		changed() {
			if (!pattern) return;
			look();
			arrive();
		},
		/** Something has changed; looked at when it has become quiet. */
		later() {
			if (!pattern) return;
			clearTimeout(timer);
			timer = setTimeout(() => { look(); askAll(); tell(); }, 300);
		}
	};
})();
