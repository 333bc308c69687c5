// Several answers on one page: side by side below one question, or then and now for each question of a thread.
(() => {
	const columns = () => document.querySelectorAll(".column");
	// A column follows its answer while it is at the end, and stays where somebody reads otherwise.
	addEventListener("scroll", event => {
		const body = event.target, column = body.closest?.(".column");
		if (!column || !body.classList.contains("body")) return;
		column.away = body.scrollHeight - body.scrollTop - body.clientHeight >= 24;
		column.top = body.scrollTop;
	}, { capture: true, passive: true });
	const follow = Page.follow;
	let due = false;
	Page.follow = () => {
		if (!columns().length) { follow(); return; }
		if (due) return;
		due = true;
		queueMicrotask(() => {
			due = false;
			for (const column of columns()) {
				const body = column.querySelector(".body");
				if (body.tabIndex !== 0) body.tabIndex = 0;
				if (!column.away) body.scrollTop = body.scrollHeight; else if (!body.scrollTop) body.scrollTop = column.top;
			}
		});
	};
	Object.assign(M, {
		columns(html) {
			document.body.className = "beside";
			M.open(html, false, "");
			Page.stay();
		},
		taken(id) {
			for (const column of columns()) column.classList.toggle("taken", Boolean(column.querySelector("#" + id)));
		},
		turns(html) {
			document.body.className = "again";
			M.open(html, false, "");
			Page.stay();
			Page.view.scrollTop = 0;
		},
		turn(slot, html) {
			const box = document.getElementById(slot), live = document.querySelector(".live");
			if (!box) return;
			const seen = !live || live.getBoundingClientRect().bottom > 0 && live.getBoundingClientRect().top < innerHeight;
			box.replaceChildren(Page.nodes(html));
			if (seen) box.closest(".turn").scrollIntoView({ block: "nearest" });
		}
	});
})();
