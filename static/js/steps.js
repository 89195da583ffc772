// A long form in steps, for the phone: one part at a time, all parts in one form. Without this script it is one page.
(() => {
  const form = document.querySelector("form[data-steps]");
  if (!form) return;
  const steps = [...form.querySelectorAll("[data-step]")];
  const bar = form.querySelector("[data-steps-bar]");
  const marks = [...bar.querySelectorAll("[data-go]")];
  const [back, next] = ["[data-back]", "[data-next]"].map((name) => form.querySelector(name));
  const last = form.querySelector("[data-last]");
  const number = () => {
    const found = /^#step-(\d+)$/.exec(location.hash);
    return found ? Math.min(Math.max(Number(found[1]), 1), steps.length) - 1 : 0;
  };
  const stepOf = (element) => steps.findIndex((step) => step.contains(element));

  const show = (place, { focus = false } = {}) => {
    steps.forEach((step, n) => (step.hidden = n !== place));
    marks.forEach((mark, n) => {
      mark.toggleAttribute("aria-current", n === place);
      if (n === place) mark.setAttribute("aria-current", "step");
      mark.parentElement.classList.toggle("is-filled", n < place);
    });
    back.hidden = place === 0;
    next.hidden = place === steps.length - 1;
    last.hidden = place !== steps.length - 1;
    if (focus) {
      steps[place].focus({ preventScroll: true });
      bar.scrollIntoView({ block: "start" });
    }
  };
  const go = (place) => {
    history.pushState(null, "", `#step-${place + 1}`);
    show(place, { focus: true });
  };

  bar.hidden = false;
  form.classList.add("in-steps");
  for (const step of steps) step.tabIndex = -1;
  marks.forEach((mark, n) => mark.addEventListener("click", () => go(n)));
  back.addEventListener("click", () => go(number() - 1));
  next.addEventListener("click", () => go(number() + 1));
  addEventListener("popstate", () => show(number()));
  form.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.target.tagName !== "INPUT" || event.isComposing || !last.hidden) return;
    event.preventDefault();
    go(number() + 1);
  });
  // the error summary links to fields of any step
  form.addEventListener("click", (event) => {
    const target = event.target.closest("a[href^='#']");
    const field = target && document.getElementById(target.getAttribute("href").slice(1));
    const place = field ? stepOf(field) : -1;
    if (place < 0) return;
    event.preventDefault();
    go(place);
    field.focus();
  });
  const wrong = form.querySelector("[data-step] .has-error");
  if (wrong) history.replaceState(null, "", `#step-${stepOf(wrong) + 1}`);
  show(number());
})();
