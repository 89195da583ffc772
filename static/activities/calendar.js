// Copy the secret address; where the browser refuses, it is selected for copying by hand.
(() => {
  for (const button of document.querySelectorAll("[data-copy]")) {
    button.addEventListener("click", async () => {
      const field = document.querySelector(button.dataset.copy);
      try {
        await navigator.clipboard.writeText(field.value);
        button.querySelector("span").textContent = button.dataset.copied;
      } catch {
        field.select();
      }
    });
  }
})();
