// Menus, the search key, questions before what can't be taken back, and lost connections.
(() => {
  const menus = () => document.querySelectorAll("details[data-menu][open]");
  document.addEventListener("click", (event) => {
    for (const menu of menus()) if (!menu.contains(event.target)) menu.open = false;
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      for (const menu of menus()) {
        menu.open = false;
        menu.querySelector("summary").focus();
      }
    }
    const typing = event.target.closest("input, textarea, select, [contenteditable]");
    if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
      const search = [...document.querySelectorAll("[data-search-shortcut]")].find((field) => field.offsetParent);
      if (search) {
        event.preventDefault();
        search.focus();
      }
    }
  });

  // A form with data-confirm asks first. Without <dialog> the browser's own question does.
  const dialog = document.getElementById("confirm");
  document.addEventListener(
    "submit",
    (event) => {
      const form = event.target;
      const question = event.submitter?.dataset.confirm || form.dataset.confirm;
      if (!question || form.dataset.confirmed) {
        delete form.dataset.confirmed;
        return;
      }
      event.preventDefault();
      event.stopImmediatePropagation();
      const submitter = event.submitter;
      const go = () => {
        form.dataset.confirmed = "yes";
        form.requestSubmit(submitter);
      };
      if (!dialog?.showModal) {
        if (window.confirm(question)) go();
        return;
      }
      dialog.querySelector("#confirm-question").textContent = question;
      dialog.querySelector("[data-confirm-yes]").textContent =
        form.dataset.confirmLabel || submitter?.textContent.trim() || "OK";
      dialog.returnValue = "no";
      dialog.addEventListener("close", () => dialog.returnValue === "yes" && go(), { once: true });
      dialog.showModal();
    },
    true,
  );

  // A live page says when it can't refresh, and goes on by itself.
  const offline = (isOff) => {
    for (const note of document.querySelectorAll("[data-live-offline]")) note.hidden = !isOff;
  };
  document.addEventListener("htmx:sendError", () => offline(true));
  document.addEventListener("htmx:afterOnLoad", () => offline(false));
})();
