// Forms that lose nothing: drafts save themselves, typed text survives errors, lost sessions and lost networks,
// a second press does no harm, and after an error the summary has the focus.
(() => {
  const PREFIX = "typed:";
  const WAIT = 1200;
  const RETRY = 8000;

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

  // --- what was typed is kept, per person and page -------------------------------------------------------
  // In this tab, and drafts that save themselves on the device until the server has them: a lost network or a
  // closed browser takes nothing. Signing out forgets all of it, and so does another person's sign-in.
  const person = document.body.dataset.user;
  const form = document.querySelector("form[data-keep-copy]");
  const isDraft = form?.dataset.autosave !== undefined;
  const summary = document.querySelector("[data-error-summary]");
  if (summary) summary.focus();
  const STORES = ["sessionStorage", "localStorage"];
  const key = `${PREFIX}${person}:${location.pathname}`;

  /** A store that may be full or forbidden: then nothing is kept, and the server's draft is still there. */
  const use = (name, act) => {
    try {
      return act(window[name]);
    } catch {
      return null;
    }
  };
  const copies = (store) =>
    Object.keys(store)
      .filter((name) => name.startsWith(PREFIX))
      .map((name) => [name, JSON.parse(store.getItem(name))]);
  const forgetAll = () => {
    for (const name of STORES) use(name, (store) => copies(store).forEach(([copy]) => store.removeItem(copy)));
  };
  const mine = isDraft ? "localStorage" : "sessionStorage";
  const forget = () => use(mine, (store) => store.removeItem(key));
  const fields = () =>
    [...form.elements].filter(
      (e) => e.name && !["hidden", "password", "file", "submit", "button"].includes(e.type) && !e.dataset.neverKeep,
    );
  const values = () =>
    fields().map((e) => [e.name, e.value, ["checkbox", "radio"].includes(e.type) ? e.checked : null]);
  const keep = (more = {}) => {
    const copy = { values: values(), version: form.dataset.version, ...more };
    use(mine, (store) => store.setItem(key, JSON.stringify(copy)));
  };
  const putBack = (typed) => {
    for (const element of fields()) {
      const found = typed.find(
        ([name, value, checked]) => name === element.name && (checked === null || value === element.value),
      );
      if (!found) continue;
      if (found[2] === null) element.value = found[1];
      else element.checked = found[2];
    }
    form.dispatchEvent(new Event("input", { bubbles: true }));
  };

  if (person) {
    for (const name of STORES) {
      use(name, (store) => {
        for (const [copy, { sent }] of copies(store)) {
          if ((sent && copy !== key) || !copy.startsWith(`${PREFIX}${person}:`)) store.removeItem(copy);
        }
      });
    }
  }
  if (form && person) {
    const copy = use(mine, (store) => JSON.parse(store.getItem(key)));
    const offer = form.querySelector("[data-kept-copy]");
    const [here, there] = [form.dataset.version || "", copy?.version || ""];
    const differs = copy && JSON.stringify(copy.values) !== JSON.stringify(values());
    if (copy?.saved && there <= here) {
      forget();
    } else if (differs && !summary) {
      if (isDraft && there >= here) {
        // the page has nothing newer: what it missed is put back, and saved as soon as the script below listens
        const { values: typed } = copy;
        setTimeout(() => putBack(typed));
        form.querySelector("[data-put-back-note]")?.removeAttribute("hidden");
      } else if (offer) {
        offer.hidden = false;
        offer.querySelector("[data-put-back]").addEventListener("click", () => {
          putBack(copy.values);
          offer.hidden = true;
        });
        offer.querySelector("[data-forget]").addEventListener("click", () => {
          forget();
          offer.hidden = true;
        });
      }
    }
    form.addEventListener("input", () => keep());
    form.addEventListener("submit", (event) => event.defaultPrevented || keep({ sent: true }));
  }

  // --- a draft saves itself --------------------------------------------------------------------------------
  const draft = document.querySelector("form[data-autosave]");
  if (draft) {
    const status = draft.querySelector("[data-autosave-status]");
    const say = (text, link = "") => {
      if (!status) return;
      status.querySelector("span").textContent = text;
      const again = status.querySelector("[data-sign-in]");
      if (again) again.hidden = !link;
    };
    let timer = 0;
    let dirty = false;
    let failing = false;
    let underway = null;
    let wait = RETRY;
    const later = (delay) => {
      clearTimeout(timer);
      timer = setTimeout(save, delay);
    };
    /** Save; says whether the server has it, or will have none of it. */
    const save = () => {
      clearTimeout(timer);
      const saving = send().finally(() => {
        if (underway === saving) underway = null;
      });
      underway = saving;
      return saving;
    };
    const send = async (isSecondTry = false) => {
      dirty = false;
      say(status?.dataset.saving);
      const data = new FormData(draft);
      for (const [name, value] of [...data]) if (value instanceof File) data.delete(name);
      const failed = (sentence, link) => {
        dirty = failing = true;
        say(sentence, link);
        later(wait);
        wait = Math.min(wait * 2, 8 * RETRY);
        return false;
      };
      try {
        const answer = await fetch(draft.dataset.autosave, {
          method: "POST",
          body: data,
          headers: { Accept: "application/json" },
          redirect: "manual",
          keepalive: true,
        });
        if (answer.ok) {
          const { saved_at: savedAt, version } = await answer.json();
          if (version) draft.dataset.version = version;
          wait = RETRY;
          failing = false;
          say(`${status?.dataset.saved} ${savedAt}`);
          if (isDraft && !dirty) {
            keep({ saved: true }); // a page that was asked for a moment too early still finds it
            setTimeout(() => dirty || forget(), 3000);
          }
          return true;
        }
        if (answer.status === 422) {
          failing = false;
          say((await answer.json()).message ?? "");
          return true;
        }
        if (answer.status === 403 && !isSecondTry && (await renewTokens())) return send(true);
        const isSignedOut = answer.type === "opaqueredirect" || answer.status === 403;
        return failed(isSignedOut ? status?.dataset.signedOut : status?.dataset.offline, isSignedOut);
      } catch {
        return failed(status?.dataset.offline);
      }
    };
    /** When the same person has signed in anew elsewhere, the sign-in page leads on to one with the token that counts now. */
    const renewTokens = async () => {
      const answer = await fetch(status.querySelector("[data-sign-in]").href);
      const { body } = new DOMParser().parseFromString(await answer.text(), "text/html");
      if (body.dataset.user !== person) return false;
      const token = JSON.parse(body.getAttribute("hx-headers"))["X-CSRFToken"];
      for (const field of document.querySelectorAll("[name=csrfmiddlewaretoken]")) field.value = token;
      return true;
    };
    draft.addEventListener("input", () => {
      dirty = true;
      wait = RETRY;
      later(WAIT);
    });
    draft.addEventListener("submit", () => clearTimeout(timer));
    addEventListener("online", () => dirty && save());
    document.addEventListener("visibilitychange", () => dirty && save());

    // Whatever else is sent from this page waits for the draft, and so does the draft that isn't kept on the device.
    const cleared = new WeakSet();
    addEventListener(
      "submit",
      async (event) => {
        const { target, submitter } = event;
        if ((target === draft && isDraft) || cleared.delete(target) || !(dirty || underway)) return;
        event.preventDefault();
        event.stopImmediatePropagation();
        if ((await (dirty ? save() : underway)) || isDraft) {
          cleared.add(target);
          target.requestSubmit(submitter);
        } else {
          status?.scrollIntoView({ block: "center" });
        }
      },
      true,
    );
    addEventListener("beforeunload", (event) => {
      if (failing && !isDraft) event.preventDefault();
    });
  }
})();
