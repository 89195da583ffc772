// Texts of the same colour, size and weight on the same grounds have the same contrast: each such kind is looked at once.
// `seen` are the kinds known so far; gives the first text of each further kind of this page, by kind.
window.textsOfNewKinds = (seen) => {
  const under = new Map([[null, ""]]);
  const ground = (element) => {
    if (!under.has(element)) {
      const { backgroundColor, backgroundImage, opacity, position } = getComputedStyle(element);
      const floats = ["absolute", "fixed", "sticky"].includes(position) ? element.className : "";
      const own = [backgroundColor, backgroundImage, opacity, floats].join(" ");
      under.set(element, own + ";" + ground(element.parentElement));
    }
    return under.get(element);
  };
  const speaks = (element) =>
    ["INPUT", "SELECT", "TEXTAREA"].includes(element.tagName) ||
    [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
  const kinds = new Map();
  for (const element of document.body.querySelectorAll("*")) {
    if (!speaks(element) || !element.checkVisibility()) continue;
    const { color, fontSize, fontWeight } = getComputedStyle(element);
    const kind = [color, fontSize, fontWeight, ground(element)].join(" ");
    if (!seen.includes(kind) && !kinds.has(kind)) kinds.set(kind, element);
  }
  return kinds;
};
