// Reads the QR code of a photographed invoice where the browser can, so that nobody types twenty digits.
(() => {
  const input = document.querySelector("input[type=file][data-reads-qr]");
  const field = input?.form.elements[input.dataset.readsQr];
  if (!field || !("BarcodeDetector" in window)) return;
  input.addEventListener("change", async () => {
    field.value = "";
    const file = input.files[0];
    if (!file?.type.startsWith("image/")) return;
    try {
      const codes = await new BarcodeDetector({ formats: ["qr_code"] }).detect(await createImageBitmap(file));
      field.value = codes.map((code) => code.rawValue).find((text) => text.startsWith("01,")) ?? "";
    } catch {
      // A picture that can't be read is typed by hand.
    }
  });
})();
