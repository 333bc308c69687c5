// Editing a question in its place.
const Edit = (() => {
	let article = null;
	const box = () => article.querySelector(".edit"), field = () => article.querySelector("textarea");
	const fit = () => { field().style.height = "auto"; field().style.height = field().scrollHeight + 2 + "px"; };
	const turn = on => {
		box().hidden = !on;
		article.querySelector(".bubble").hidden = on;
		article.querySelector(":scope > .acts").hidden = on;
		article.classList.toggle("edited", on);
	};
	const cancel = () => {
		if (!article?.isConnected) { article = null; return false; }
		turn(false);
		article.querySelector("[data-act=edit]").focus({ preventScroll: true });
		article = null;
		return true;
	};
	const done = act => {
		const id = article.id.slice(1), text = field().value;
		if (text.trim() === "") return;
		cancel();
		Page.ask(act, id, text);
	};
	Page.acts.edit = button => {
		cancel();
		article = button.closest("article");
		field().value = article.querySelector(".said").textContent;
		turn(true);
		fit();
		field().focus();
	};
	for (const act of ["edit-save", "edit-run"]) Page.acts[act] = () => done(act);
	Page.acts["edit-cancel"] = cancel;
	addEventListener("input", event => { if (event.target.matches("textarea")) fit(); });
	addEventListener("keydown", event => {
		if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || !event.target.matches("textarea")) return;
		event.preventDefault();
		done(box().querySelector("[data-act=edit-run]") ? "edit-run" : "edit-save");
	});
	addEventListener("keydown", event => { if (event.key === "Escape") { event.preventDefault(); M.escape(); } });
	return { cancel };
})();
