// The entrance: after each answer the field is ready for the next code; the camera reads codes where the browser can.
(() => {
  const form = document.querySelector("[data-door-code]");
  if (!form) return;
  const field = form.elements.code;
  const AGAIN_AFTER = 4000; // the same code stays in the picture for a while

  document.body.addEventListener("htmx:afterRequest", (event) => {
    if (event.detail.elt !== form) return;
    form.reset();
    if (!camera.running) field.focus();
    const answer = document.querySelector("[data-answer]")?.dataset.answer;
    navigator.vibrate?.(answer === "success" ? 80 : [80, 60, 80, 60, 80]);
  });

  const camera = {
    button: form.querySelector("[data-door-scan]"),
    video: form.querySelector("[data-door-video]"),
    refused: form.querySelector("[data-door-no-camera]"),
    running: false,
    last: { text: "", at: 0 },

    async start() {
      this.refused.hidden = true;
      try {
        this.video.srcObject = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } });
      } catch {
        this.refused.hidden = false;
        return;
      }
      this.video.hidden = false;
      await this.video.play();
      this.running = true;
      this.detector = new BarcodeDetector({ formats: ["qr_code"] });
      this.look();
    },

    stop() {
      this.running = false;
      for (const track of this.video.srcObject?.getTracks() ?? []) track.stop();
      this.video.srcObject = null;
      this.video.hidden = true;
    },

    async look() {
      if (!this.running) return;
      const found = await this.detector.detect(this.video).catch(() => []);
      const text = found[0]?.rawValue;
      const now = Date.now();
      if (text && (text !== this.last.text || now - this.last.at > AGAIN_AFTER)) {
        this.last = { text, at: now };
        field.value = text;
        form.requestSubmit();
      }
      setTimeout(() => this.look(), 200);
    },
  };

  if ("BarcodeDetector" in window && navigator.mediaDevices?.getUserMedia) {
    camera.button.hidden = false;
    camera.button.addEventListener("click", () => (camera.running ? camera.stop() : camera.start()));
    window.addEventListener("pagehide", () => camera.running && camera.stop());
  }
  field.focus();
})();
