// Django's search fields (select2) come without a name: they get that of their label, as soon as they are there.
window.django?.jQuery?.(() => {
  for (const field of document.querySelectorAll("select.admin-autocomplete")) {
    const label = document.querySelector(`label[for="${field.id}"]`);
    const shown = field.parentElement.querySelector(".select2-selection__rendered");
    if (!label || !shown) continue;
    label.id ||= `${field.id}-label`;
    shown.setAttribute("aria-labelledby", label.id);
    shown.closest(".select2-selection").setAttribute("aria-labelledby", `${label.id} ${shown.id}`);
  }
});
