"use client";

import { EXAMPLES, type Example } from "../../_client/examples";
import { Icon } from "../ui/icon";
import { ExamplePicture } from "./example-picture";

/** Six requests to start from; each sends itself. */
export function ExampleCards({ onPick }: { onPick: (example: Example) => void }) {
  return (
    <section aria-labelledby="examples" className="w-full">
      <h2 id="examples" className="mb-3 text-sm font-medium tracking-normal text-muted">
        Or start from one of these
      </h2>
      <ul className="grid gap-2.5 sm:grid-cols-2 lg:grid-cols-3">
        {EXAMPLES.map((example) => (
          <li key={example.title}>
            <button
              type="button"
              onClick={() => onPick(example)}
              className="group flex h-full w-full items-center gap-4 rounded-box border border-base-300 bg-raised p-3 text-left transition hover:border-primary/60 hover:shadow-soft active:translate-y-px"
            >
              <span className="h-14 w-20 shrink-0 rounded-field bg-base-200 p-1 transition-colors group-hover:bg-wash">
                <ExamplePicture kind={example.picture} />
              </span>
              <span className="min-w-0">
                <span className="block font-semibold">{example.title}</span>
                <span className="flex items-center gap-1 text-sm text-muted">
                  {example.attachment !== undefined && <Icon name="attach" size={13} />}
                  {example.detail}
                </span>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
