import type { UseChatHelpers, UseChatOptions } from "@ai-sdk/react";
import type { UIMessage } from "ai";
import { installTinyDom } from "../unit/interface/support/tiny-dom";

/** A component that does nothing but hold `useChat`, mounted in a document of its own. */
export async function mountChat(options: UseChatOptions<UIMessage>) {
  const container = installTinyDom();
  // It renders in its own time, as in a browser.
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: false });
  // After the document is there: React looks for it when it is loaded.
  const [{ createElement }, { createRoot }, { useChat }] = await Promise.all([
    import("react"),
    import("react-dom/client"),
    import("@ai-sdk/react"),
  ]);
  const root = createRoot(container as unknown as Element);
  const chat = await new Promise<() => UseChatHelpers<UIMessage>>((resolve) => {
    function View() {
      const helpers = useChat(options);
      latest = helpers;
      resolve(() => latest ?? helpers);
      return null;
    }
    let latest: UseChatHelpers<UIMessage> | undefined;
    root.render(createElement(View));
  });
  return { chat, unmount: () => root.unmount() };
}
