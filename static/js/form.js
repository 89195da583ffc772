// Forms that lose nothing: drafts save themselves, typed text survives errors, lost sessions and lost networks,
// a second press does no harm, and after an error the summary has the focus.
(() => {
  const PREFIX = "typed:";
  const WAIT = 1200;

  const summary = document.querySelector("[data-error-summary]");
  if (summary) summary.focus();

  // --- a second press does nothing -------------------------------------------------------------------
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.dataset.forgetCopies !== undefined) forgetAll();
    if (form.dataset.once === undefined || event.defaultPrevented) return;
    if (form.dataset.sent) {
      event.preventDefault();
      return;
    }
    form.dataset.sent = "yes";
    event.submitter?.setAttribute("aria-busy", "true");
    setTimeout(() => wake(form), 15000);
  });
  const wake = (form) => {
    delete form.dataset.sent;
    for (const button of form.querySelectorAll("[aria-busy]")) button.removeAttribute("aria-busy");
  };
  addEventListener("pageshow", (event) => {
    if (event.persisted) document.querySelectorAll("form[data-once]").forEach(wake);
  });

  // --- what was typed is kept in this tab, per person and page ------------------------------------------
  const person = document.body.dataset.user;
  const keyOf = () => `${PREFIX}${person}:${location.pathname}`;
  const kept = () => {
    try {
      return Object.keys(sessionStorage).filter((key) => key.startsWith(PREFIX));
    } catch {
      return [];
    }
  };
  const forgetAll = () => kept().forEach((key) => sessionStorage.removeItem(key));
  const fields = (form) =>
    [...form.elements].filter(
      (e) => e.name && !["hidden", "password", "file", "submit", "button"].includes(e.type) && !e.dataset.neverKeep,
    );
  const valuesOf = (form) =>
    fields(form).map((e) => [e.name, e.value, ["checkbox", "radio"].includes(e.type) ? e.checked : null]);
  const keep = (form) => {
    try {
      sessionStorage.setItem(keyOf(), JSON.stringify({ values: valuesOf(form) }));
    } catch {
      // a full or forbidden store: the server's draft is still there
    }
  };
  const putBack = (form, values) => {
    for (const element of fields(form)) {
      const found = values.find(
        ([name, value, checked]) => name === element.name && (checked === null || value === element.value),
      );
      if (!found) continue;
      if (found[2] === null) element.value = found[1];
      else element.checked = found[2];
    }
    form.dispatchEvent(new Event("input", { bubbles: true }));
  };

  const form = document.querySelector("form[data-keep-copy]");
  if (person) {
    for (const key of kept()) {
      const copy = JSON.parse(sessionStorage.getItem(key));
      const here = form && key === keyOf();
      if ((copy.sent && !here) || !key.startsWith(`${PREFIX}${person}:`)) sessionStorage.removeItem(key);
    }
  }
  if (form && person) {
    const stored = sessionStorage.getItem(keyOf());
    const offer = form.querySelector("[data-kept-copy]");
    const before = JSON.stringify(valuesOf(form));
    if (stored && offer && !summary) {
      const copy = JSON.parse(stored);
      if (JSON.stringify(copy.values) !== before) {
        offer.hidden = false;
        offer.querySelector("[data-put-back]").addEventListener("click", () => {
          putBack(form, copy.values);
          offer.hidden = true;
        });
        offer.querySelector("[data-forget]").addEventListener("click", () => {
          sessionStorage.removeItem(keyOf());
          offer.hidden = true;
        });
      }
    }
    form.addEventListener("input", () => keep(form));
    form.addEventListener("submit", (event) => {
      if (event.defaultPrevented) return;
      try {
        sessionStorage.setItem(keyOf(), JSON.stringify({ values: valuesOf(form), sent: true }));
      } catch {
        // nothing kept, nothing to mark
      }
    });
  }

  // --- a draft saves itself --------------------------------------------------------------------------------
  const draft = document.querySelector("form[data-autosave]");
  if (draft) {
    const status = draft.querySelector("[data-autosave-status]");
    const say = (text) => status && (status.querySelector("span").textContent = text);
    let timer = 0;
    let dirty = false;
    const save = async () => {
      dirty = false;
      say(status?.dataset.saving);
      const data = new FormData(draft);
      for (const [name, value] of [...data]) if (value instanceof File) data.delete(name);
      try {
        const answer = await fetch(draft.dataset.autosave, {
          method: "POST",
          body: data,
          headers: { Accept: "application/json" },
          redirect: "error",
        });
        if (answer.ok) {
          const { saved_at: savedAt } = await answer.json();
          say(`${status?.dataset.saved} ${savedAt}`);
        } else if (answer.status === 422) {
          say("");
        } else {
          throw new Error(answer.status);
        }
      } catch {
        dirty = true;
        say(status?.dataset.offline);
      }
    };
    draft.addEventListener("input", () => {
      dirty = true;
      clearTimeout(timer);
      timer = setTimeout(save, WAIT);
    });
    draft.addEventListener("submit", () => clearTimeout(timer));
    addEventListener("online", () => dirty && save());
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "hidden" && dirty) {
        clearTimeout(timer);
        save();
      }
    });
  }
})();
