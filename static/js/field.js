// What a field says while it is being filled in: a file that is too large, a text that nears its end or was cut.
(() => {
  const NEAR = 0.9;

  document.addEventListener("change", ({ target }) => {
    const note = target.type === "file" && target.closest(".field, .upload")?.querySelector("[data-too-large]");
    if (!note) return;
    note.hidden = [...target.files].every((file) => file.size <= Number(note.dataset.tooLarge));
    if (!note.hidden) target.value = "";
  });

  const noteOf = (text) => text.closest(".field")?.querySelector("[data-left]");
  document.addEventListener("paste", ({ target: text, clipboardData }) => {
    const note = text.maxLength > 0 && noteOf(text);
    if (!note) return;
    const kept = text.value.length - (text.selectionEnd - text.selectionStart);
    const pasted = clipboardData.getData("text").replaceAll("\r\n", "\n").length;
    note.dataset.wasCut = kept + pasted > text.maxLength ? "yes" : "";
  });
  document.addEventListener("input", ({ target: text }) => {
    const note = text.maxLength > 0 && noteOf(text);
    if (!note) return;
    const { left, cut, wasCut } = note.dataset;
    const isNear = text.value.length >= NEAR * text.maxLength;
    const words = wasCut ? cut : isNear ? left : "";
    note.textContent = words.replace("{n}", wasCut ? text.maxLength : text.maxLength - text.value.length);
    note.dataset.wasCut = "";
  });
})();
