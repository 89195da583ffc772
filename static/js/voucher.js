// Writing a voucher with the keyboard alone. Without this script the form works all the same; it only asks for more keys.
//   Enter    the next cell; in the last one, more lines
//   =        in an amount: what is missing for the voucher to balance
//   Space    in an amount: over to the other side
//   Ctrl+S   save the draft
(() => {
  const form = document.querySelector("form[data-voucher]");
  if (!form) return;
  const table = form.querySelector("[data-voucher-lines]");
  const SIDES = { debit: "credit", credit: "debit" };

  const cells = () => [...form.querySelectorAll("input:not([type=hidden]), select")].filter((e) => !e.disabled);
  const part = (cell) => cell.name.split("-").pop();
  const beside = (cell, name) => form.elements[cell.name.replace(/[^-]+$/, name)];
  const fen = (text) => {
    const amount = Number(text.replaceAll(",", "").trim());
    return Number.isFinite(amount) ? Math.round(amount * 100) : 0;
  };
  const sum = (side, but) =>
    [...table.querySelectorAll(`input[name$="-${side}"]`)]
      .filter((cell) => cell !== but)
      .reduce((total, cell) => total + fen(cell.value), 0);
  const changed = (cell) => cell.dispatchEvent(new Event("input", { bubbles: true }));

  // --- accounts: what was typed becomes code and name as soon as it can only mean one ---------------------
  const accounts = [...form.querySelectorAll("#voucher-accounts option")].map((option) => ({
    said: option.value,
    code: option.value.split(" ")[0],
    name: option.value.slice(option.value.indexOf(" ") + 1),
    initials: option.textContent,
  }));
  const meant = (text) => {
    const typed = text.trim().toLowerCase();
    if (!typed) return null;
    for (const fits of [
      (a) => a.code === typed.split(" ")[0],
      (a) => a.initials === typed,
      (a) => a.name.split("—").pop() === typed,
      (a) => a.initials.startsWith(typed),
      (a) => a.name.includes(typed),
    ]) {
      const found = accounts.filter(fits);
      if (found.length === 1) return found[0].said;
      if (found.length > 1) return null;
    }
    return null;
  };
  const spellOut = (cell) => {
    const said = part(cell) === "account" && meant(cell.value);
    if (said) cell.value = said;
  };
  table.addEventListener("focusout", (event) => event.target.name && spellOut(event.target));
  for (const cell of table.querySelectorAll('input[name$="-account"]')) spellOut(cell);

  // --- keys -----------------------------------------------------------------------------------------------
  const balance = (cell) => {
    const own = part(cell);
    const missing = sum(SIDES[own], cell) - sum(own, cell);
    cell.value = missing ? (missing / 100).toFixed(2) : "";
    changed(cell);
  };
  const otherSide = (cell) => {
    const other = beside(cell, SIDES[part(cell)]);
    [other.value, cell.value] = [cell.value, ""];
    other.focus();
    changed(other);
  };
  const next = (cell) => {
    const all = cells();
    const after = all[all.indexOf(cell) + 1];
    if (after) {
      after.focus();
      after.select?.();
    } else {
      form.querySelector("button[name=more]").click();
    }
  };
  form.addEventListener("keydown", (event) => {
    const cell = event.target;
    if (event.isComposing) return;
    if (event.key === "s" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      form.requestSubmit(form.querySelector("button[data-save]"));
    } else if (event.key === "Enter" && cell.matches("input, select")) {
      event.preventDefault();
      next(cell);
    } else if (cell.name && part(cell) in SIDES && event.key === "=") {
      event.preventDefault();
      balance(cell);
    } else if (cell.name && part(cell) in SIDES && event.key === " ") {
      event.preventDefault();
      otherSide(cell);
    }
  });

  // --- an amount stands on one side --------------------------------------------------------------------------
  table.addEventListener("input", (event) => {
    const cell = event.target;
    if (!cell.name || !(part(cell) in SIDES) || !cell.value) return;
    beside(cell, SIDES[part(cell)]).value = "";
  });

  // --- after "more lines" the writing goes on where the blank lines begin --------------------------------------
  if (form.dataset.voucher === "more") {
    [...table.querySelectorAll('input[name$="-account"]')].find((cell) => !cell.value)?.focus();
  }
})();
