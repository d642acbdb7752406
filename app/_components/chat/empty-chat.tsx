"use client";

import { useEffect, type ReactNode } from "react";
import { useComposer } from "../../_client/composer-store";
import type { Example } from "../../_client/examples";
import { ExampleCards } from "./example-cards";

/** A chat without messages: what this is, where to write, and six ways to start. */
export function EmptyChat({ composer, onPick }: { composer: ReactNode; onPick: (example: Example) => void }) {
  const focus = useComposer((state) => state.focus);
  // Beside a keyboard a new chat is there to be written into; on a phone the keyboard would cover the examples.
  useEffect(() => {
    if (matchMedia("(pointer: fine)").matches) focus();
  }, [focus]);
  return (
    <div className="min-h-0 flex-1 overflow-y-auto">
      <div className="mx-auto flex min-h-full w-full max-w-[56rem] flex-col justify-center gap-8 px-4 py-10 sm:px-8 sm:py-14">
        <div>
          <h1 className="text-[clamp(1.85rem,5vw,2.75rem)] leading-[1.1] font-semibold tracking-[-0.028em]">
            Say what you need.
            <br />
            <span className="text-primary">Use it a moment later.</span>
          </h1>
          <p className="mt-3 max-w-prose text-base text-muted">
            Spark turns a request, and the data you paste with it, into a small app that runs right here.
          </p>
        </div>
        {composer}
        <ExampleCards onPick={onPick} />
      </div>
    </div>
  );
}
