"use strict";
// The page's own script. It draws what Java hands over and asks for what the user clicks; the token keeps a message from asking.
const Page = (() => {
	const list = document.getElementById("messages"), empty = document.getElementById("empty"), more = document.getElementById("more");
	const later = document.getElementById("later"), latest = document.getElementById("latest");
	const view = document.scrollingElement, token = document.body.dataset.token;
	document.body.removeAttribute("data-token");
	const pictures = new Map();
	let following = true, asked = false, askedLater = false, due = false, turns = 0, owed = 0;

	// A navigation that follows at once replaces the one before, so each wish waits for the one before it.
	const wishes = [];
	const leave = () => {
		location.href = wishes[0];
		setTimeout(() => { wishes.shift(); if (wishes.length) leave(); }, 20);
	};
	// Half a surrogate pair cannot be encoded.
	const clean = word => String(word).replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, "\ufffd");
	const ask = (what, ...rest) => {
		if (wishes.push("modalis:" + [token, what, ...rest].map(word => encodeURIComponent(clean(word))).join("/")) === 1) leave();
	};
	const older = () => { if (!more.hidden && !asked) { asked = true; ask("older"); } };
	const newer = () => { if (!later.hidden && !askedLater) { askedLater = true; ask("newer"); } };
	const below = () => view.scrollHeight - view.scrollTop - view.clientHeight;
	const atEnd = () => later.hidden && below() < 24;
	// What is on its way comes with the answer to the next call: whoever hands over a script then need not wait for this page.
	const expecting = () => asked || askedLater || Find.asking() || list.lastElementChild?.classList.contains("live");
	const next = () => {
		const turn = turns, again = expecting();
		ask("next", again ? "again" : "");
		if (again) setTimeout(() => { if (turn === turns) next(); }, 40);
	};
	// One batch at a time: the next is called for when this one has been drawn, or when nothing is drawn because nobody sees it.
	const run = batch => {
		const turn = ++turns;
		let called = false;
		const call = () => { if (!called && turn === turns) { called = true; next(); } };
		setTimeout(() => {
			try { batch(); } finally {
				requestAnimationFrame(() => setTimeout(call, 0));
				setTimeout(call, 250);
			}
		}, 0);
	};
	// Once for all that comes together: asking for the height makes the page lay itself out.
	const follow = () => {
		if (!following || due) return;
		due = true;
		queueMicrotask(() => { due = false; if (following) view.scrollTop = view.scrollHeight; });
	};
	// Marked until the user clicks somewhere: where he was led to must be seen, however long he looks.
	const reveal = id => {
		const article = document.getElementById(id);
		if (!article) return;
		following = false;
		for (const other of list.querySelectorAll(".led")) other.classList.remove("led");
		article.classList.add("led");
		const go = () => article.scrollIntoView({ block: article.offsetHeight > view.clientHeight * .8 ? "start" : "center" });
		go();
		// What is scrolled over is laid out only now and may push it away.
		requestAnimationFrame(() => requestAnimationFrame(go));
	};
	addEventListener("click", () => { for (const led of list.querySelectorAll(".led")) led.classList.remove("led"); });
	const part = (id, selector) => document.getElementById(id)?.querySelector(selector);
	const markMore = has => { more.hidden = !has; asked = false; };
	const markLater = has => { later.hidden = !has; askedLater = false; };
	const offerEnd = () => { latest.hidden = later.hidden && below() < view.clientHeight; };
	/** The message at the upper edge. */
	const topmost = () => [...list.children].find(each => each.getBoundingClientRect().bottom > 0);
	/** Changes what lies around the message that somebody looks at, which stays where it is. */
	const keep = change => {
		const anchor = topmost(), before = anchor?.getBoundingClientRect().top;
		change();
		if (following) follow();
		else if (anchor?.isConnected) {
			// Scrolling goes by whole pixels; what is left over is made good the next time.
			const moved = anchor.getBoundingClientRect().top - before + owed, pixels = Math.round(moved);
			view.scrollTop += pixels;
			owed = moved - pixels;
		}
		offerEnd();
	};

	const show = (box, source) => {
		const image = document.createElement("img");
		image.src = source;
		image.alt = box.firstChild?.textContent ?? "";
		image.addEventListener("load", follow);
		image.addEventListener("error", () => image.replaceWith("The picture cannot be shown."));
		box.replaceChildren(image);
	};
	// A picture of the thread is asked for when it comes into sight.
	const smalls = new Map();
	const place = button => button.closest("article").id + "/" + button.dataset.file;
	const sight = new IntersectionObserver(entries => {
		for (const entry of entries) if (entry.isIntersecting) {
			sight.unobserve(entry.target);
			ask("small", entry.target.closest("article").id.slice(1), entry.target.dataset.file);
		}
	}, { rootMargin: "300px" });
	const small = (button, source) => {
		const image = document.createElement("img");
		image.src = source;
		image.alt = button.title;
		image.addEventListener("load", follow);
		image.addEventListener("error", () => image.remove());
		button.prepend(image);
	};
	const nodes = html => {
		const box = document.createElement("template");
		box.innerHTML = html;
		for (const picture of box.content.querySelectorAll("[data-address]"))
			if (pictures.has(picture.dataset.address)) show(picture, pictures.get(picture.dataset.address));
		for (const button of box.content.querySelectorAll("button.image"))
			if (smalls.has(place(button))) small(button, smalls.get(place(button))); else sight.observe(button);
		return box.content;
	};
	// The second frame begins when the first is drawn.
	const drawn = then => requestAnimationFrame(() => requestAnimationFrame(then));

	addEventListener("scroll", () => {
		following = atEnd();
		if (view.scrollTop < 2 * view.clientHeight) older();
		if (below() < 2 * view.clientHeight) newer();
		offerEnd();
	}, { passive: true });
	addEventListener("resize", follow);
	latest.addEventListener("click", () => { if (later.hidden) { following = true; follow(); } else ask("latest"); });
	addEventListener("keydown", event => {
		if (event.shiftKey || event.altKey || event.metaKey || event.target.matches?.("input, textarea")) return;
		const place = event.key === "Home" && !more.hidden ? "first" : event.key === "End" && !later.hidden ? "latest" : "";
		if (place) { event.preventDefault(); ask(place); }
	});

	const said = (button, word) => {
		const before = button.textContent;
		button.textContent = word;
		setTimeout(() => { button.textContent = before; }, 1200);
	};
	const number = button => [...button.closest("article").querySelectorAll(".code")].indexOf(button.closest(".code"));
	const acts = {
		copy(button, id) { ask("copy", id); said(button, "Copied"); },
		code(button, id) { ask("code", id, number(button)); said(button, "Copied"); },
		save(button, id) { ask("save", id, number(button)); },
		picture(button, id) {
			button.disabled = true;
			ask("picture", id, button.closest("[data-address]").dataset.address);
		},
		file(button, id) { ask("file", id, button.dataset.file); },
		sibling(button, id) { ask("sibling", id, button.dataset.step); }
	};
	addEventListener("click", event => {
		const link = event.target.closest("a"), button = event.target.closest("button[data-act]");
		if (link) { event.preventDefault(); ask("link", link.getAttribute("href")); }
		if (!button || button.disabled) return;
		const id = button.closest("article").id.slice(1), act = button.dataset.act;
		if (acts[act]) acts[act](button, id); else ask(act, id);
	});
	addEventListener("auxclick", event => { if (event.target.closest("a")) event.preventDefault(); });
	// The web view's own menu would reload, download or open; with a selection it copies.
	addEventListener("contextmenu", event => {
		if (event.target.closest("a, img") || getSelection().isCollapsed && !event.target.closest("textarea, input")) event.preventDefault();
	});

	const pager = (box, at, count) => {
		const button = (step, sign, label) => {
			const made = document.createElement("button");
			Object.assign(made, { type: "button", textContent: sign, ariaLabel: label, disabled: step < 0 ? at === 1 : at === count });
			Object.assign(made.dataset, { act: "sibling", step });
			return made;
		};
		box.replaceChildren(button(-1, "‹", "Previous version"), ` ${at} / ${count} `, button(1, "›", "Next version"));
		box.hidden = count < 2;
	};

	return { list, view, ask, follow, acts, pictures, nodes, part, markMore, markLater, drawn, reveal, pager, show, small, smalls, run, keep, topmost, offerEnd,
		hint: empty, whole: () => more.hidden && later.hidden, ends: () => later.hidden, stay() { following = false; }, goToEnd() { following = true; follow(); } };
})();

const M = {
	theme(css) { document.documentElement.style.cssText = css; },
	zoom(percent) { document.querySelector("main").style.zoom = percent / 100; Page.follow(); },
	escape() { if (!Edit.cancel() && !Find.close()) Page.ask("stop"); },
	find() { Find.open(); },
	open(html, has, thread, middle) {
		const same = thread === Page.thread;
		Page.thread = thread;
		if (!same) { Page.pictures.clear(); Page.smalls.clear(); }
		Page.list.replaceChildren(Page.nodes(html));
		Page.hint.hidden = Page.list.childElementCount > 0;
		Page.markMore(has);
		Page.markLater(Boolean(middle));
		if (middle) { Page.stay(); Page.view.scrollTop = 0; } else Page.goToEnd();
		Page.offerEnd();
		Find.again(same);
		Page.drawn(() => Page.ask("drawn", thread));
	},
	// The rest of what was opened.
	fill(html, end) {
		Page.keep(() => { if (end) Page.list.append(Page.nodes(html)); else Page.list.prepend(Page.nodes(html)); });
		Find.changed();
	},
	older(html, has) {
		Page.keep(() => { Page.list.prepend(Page.nodes(html)); Page.markMore(has); });
		Find.changed();
	},
	newer(html, has) {
		Page.keep(() => { Page.list.append(Page.nodes(html)); Page.markLater(has); });
		Find.changed();
	},
	left(ids) {
		const first = Page.list.querySelector("article")?.id;
		Page.keep(() => {
			for (const id of ids) {
				document.getElementById(id)?.remove();
				for (const key of Page.smalls.keys()) if (key.startsWith(id)) Page.smalls.delete(key);
			}
			if (ids.includes(first)) Page.markMore(true); else Page.markLater(true);
		});
		Find.changed();
	},
	put(id, html, live) {
		const fresh = Page.nodes(html).firstElementChild, old = document.getElementById(id);
		fresh.classList.toggle("live", live);
		Page.hint.hidden = true;
		if (old) {
			const pager = old.querySelector(".pager"), open = [...old.querySelectorAll("details[open]")].map(box => box.className);
			for (const name of open) fresh.querySelector("details." + name)?.setAttribute("open", "");
			if (pager && !pager.hidden) fresh.querySelector(".pager")?.replaceWith(pager);
			old.replaceWith(fresh);
		} else if (Page.ends()) {
			Page.list.append(fresh);
			if (fresh.classList.contains("user")) Page.goToEnd();
		}
		Page.follow();
		Find.later();
	},
	live(id) { document.getElementById(id)?.classList.add("live"); },
	blocks(id, from, html) {
		const body = Page.part(id, ".body");
		if (!body) return;
		Page.part(id, ".note").hidden = true;
		while (body.childElementCount > from) body.lastElementChild.remove();
		body.append(Page.nodes(html));
		Page.follow();
		Find.later();
	},
	parts(id, at, from, html) {
		const holder = Page.part(id, ".body")?.children[at]?.querySelector("[data-parts]");
		if (!holder) return;
		Page.part(id, ".note").hidden = true;
		while (holder.childElementCount > from) holder.lastElementChild.remove();
		// The rest of a table cannot be read outside of one.
		holder.insertAdjacentHTML("beforeend", html);
		Page.follow();
		Find.later();
	},
	reasoning(id, from, text) {
		const box = Page.part(id, ".reasoning");
		if (!box) return;
		box.hidden = false;
		const words = box.lastElementChild;
		if (from === 0) words.textContent = text; else words.append(text);
		Page.follow();
	},
	waiting(id, text) {
		const note = Page.part(id, ".note");
		if (!note) return;
		note.hidden = false;
		note.textContent = text;
		Page.follow();
	},
	pager(id, at, count) {
		const box = Page.part(id, ".pager");
		if (box) Page.pager(box, at, count);
	},
	picture(address, source) {
		Page.pictures.set(address, source);
		for (const box of Page.list.querySelectorAll("[data-address]")) if (box.dataset.address === address) Page.show(box, source);
	},
	small(id, number, source) {
		Page.smalls.set(id + "/" + number, source);
		const button = Page.part(id, `button.image[data-file="${number}"]`);
		if (button && !button.querySelector("img")) Page.small(button, source);
	},
	noPicture(address, reason) {
		for (const box of Page.list.querySelectorAll("[data-address]"))
			if (box.dataset.address === address && box.querySelector("button")) box.replaceChildren(reason);
	},
	reveal(id) { Page.reveal(id); },
	found(words, places, from) { Find.found(words, places, from); },
	hint(title, text) { Page.hint.firstElementChild.textContent = title; Page.hint.lastElementChild.textContent = text; },
	announce(text) { document.getElementById("spoken").textContent = text; }
};
