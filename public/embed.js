// Puts a Spark app into a page:
//   <script async src="https://spark.example/embed.js" data-component="<id>" data-token="<render token>"></script>
// The app stands where the script stands, grows with its content, and reaches nothing of the page. The element gets the events
// "spark:ready" and "spark:stopped".
(() => {
  const script = document.currentScript;
  if (!script) return;
  const { component, token, title } = script.dataset;
  if (!component || !token) {
    console.error("Spark: the embed script needs data-component and data-token.");
    return;
  }
  const origin = new URL(script.src).origin;
  const frame = document.createElement("iframe");
  frame.src = `${origin}/embed/${encodeURIComponent(component)}?token=${encodeURIComponent(token)}`;
  frame.title = title || "Spark app";
  frame.setAttribute("referrerpolicy", "no-referrer");
  frame.setAttribute("allow", "");
  frame.loading = "lazy";
  frame.style.cssText = "display:block;width:100%;height:240px;border:0;color-scheme:normal";
  addEventListener("message", (event) => {
    const message = event.data;
    if (event.source !== frame.contentWindow || event.origin !== origin || typeof message !== "object" || message === null)
      return;
    if (message.type === "spark:height" && message.height > 0)
      frame.style.height = `${Math.min(2000, Math.ceil(message.height))}px`;
    if (message.type === "spark:ready") frame.dispatchEvent(new CustomEvent("spark:ready", { bubbles: true }));
    if (message.type === "spark:stopped")
      frame.dispatchEvent(new CustomEvent("spark:stopped", { bubbles: true, detail: { reason: message.reason } }));
  });
  script.after(frame);
})();
