"use strict";
// The page's own script. It draws what Java hands over and asks for what the user clicks; the token keeps a message from asking.
const M = (() => {
	const list = document.getElementById("messages"), empty = document.getElementById("empty"), more = document.getElementById("more");
	const view = document.scrollingElement, token = document.body.dataset.token;
	document.body.removeAttribute("data-token");
	let following = true, asked = false;

	// A navigation that follows at once replaces the one before, so each wish waits for the one before it.
	const wishes = [];
	const leave = () => {
		location.href = wishes[0];
		setTimeout(() => { wishes.shift(); if (wishes.length) leave(); }, 20);
	};
	const ask = (what, ...rest) => {
		if (wishes.push("modalis:" + [token, what, ...rest].map(encodeURIComponent).join("/")) === 1) leave();
	};
	const atEnd = () => view.scrollHeight - view.scrollTop - view.clientHeight < 24;
	const follow = () => { if (following) view.scrollTop = view.scrollHeight; };
	const nodes = html => { const box = document.createElement("template"); box.innerHTML = html; return box.content; };
	const part = (id, selector) => document.getElementById(id)?.querySelector(selector);
	const mark = has => { more.hidden = !has; asked = false; };

	addEventListener("scroll", () => {
		following = atEnd();
		if (view.scrollTop < 600 && !more.hidden && !asked) { asked = true; ask("older"); }
	}, { passive: true });
	addEventListener("resize", follow);
	addEventListener("keydown", event => { if (event.key === "Escape") ask("stop"); });
	addEventListener("click", event => {
		const link = event.target.closest("a"), button = event.target.closest("button[data-act]");
		if (link) { event.preventDefault(); ask("link", link.getAttribute("href")); }
		if (!button) return;
		const article = button.closest("article"), id = article.id.slice(1);
		if (button.dataset.act === "code") ask("code", id, [...article.querySelectorAll(".code")].indexOf(button.closest(".code")));
		else ask(button.dataset.act, id);
		button.textContent = "Copied";
		setTimeout(() => { button.textContent = "Copy"; }, 1200);
	});
	addEventListener("auxclick", event => { if (event.target.closest("a")) event.preventDefault(); });
	// The web view's own menu would reload, download or open; with a selection it copies.
	addEventListener("contextmenu", event => { if (event.target.closest("a") || getSelection().isCollapsed) event.preventDefault(); });

	return {
		theme(css) { document.documentElement.style.cssText = css; },
		open(html, has, thread) {
			list.replaceChildren(nodes(html));
			empty.hidden = list.childElementCount > 0;
			following = true;
			mark(has);
			follow();
			// The second frame begins when the first is drawn.
			requestAnimationFrame(() => requestAnimationFrame(() => ask("drawn", thread)));
		},
		older(html, has) {
			const end = view.scrollHeight - view.scrollTop;
			list.prepend(nodes(html));
			mark(has);
			view.scrollTop = view.scrollHeight - end;
		},
		put(id, html, live) {
			const fresh = nodes(html).firstElementChild, old = document.getElementById(id);
			fresh.classList.toggle("live", live);
			empty.hidden = true;
			if (old) old.replaceWith(fresh); else { list.append(fresh); if (fresh.classList.contains("user")) following = true; }
			follow();
		},
		live(id) { document.getElementById(id)?.classList.add("live"); },
		blocks(id, from, html) {
			const body = part(id, ".body");
			if (!body) return;
			part(id, ".note").hidden = true;
			while (body.childElementCount > from) body.lastElementChild.remove();
			body.append(nodes(html));
			follow();
		},
		grow(id, at, text) {
			const code = part(id, ".body")?.children[at]?.querySelector("code");
			if (!code) return;
			if (code.lastChild) code.lastChild.appendData(text); else code.append(text);
			follow();
		},
		reasoning(id, text) {
			const box = part(id, ".reasoning");
			if (!box) return;
			box.hidden = false;
			box.lastElementChild.textContent = text;
			follow();
		},
		waiting(id, text) {
			const note = part(id, ".note");
			if (!note) return;
			note.hidden = false;
			note.textContent = text;
			follow();
		},
		hint(title, text) { empty.firstElementChild.textContent = title; empty.lastElementChild.textContent = text; },
		announce(text) { document.getElementById("spoken").textContent = text; }
	};
})();
