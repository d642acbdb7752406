import type { ContextPart } from "../../_client/context-parts";

/** The parts of a context with their tokens, in the order in which the model got them. */
export function ContextTable({ parts, limit }: { parts: readonly ContextPart[]; limit: number }) {
  const most = Math.max(1, ...parts.map(({ tokens }) => tokens));
  return (
    <div className="px-3 pt-1 pb-2.5">
      <table className="w-full text-xs">
        <caption className="sr-only">Tokens of each part of the context</caption>
        <thead className="sr-only">
          <tr>
            <th scope="col">Part</th>
            <th scope="col">Tokens</th>
            <th scope="col">Share</th>
          </tr>
        </thead>
        <tbody>
          {parts.map(({ id, label, detail, tokens }) => (
            <tr key={id} className="border-t border-base-300/70">
              <th scope="row" className="py-1.5 pr-3 text-left font-normal">
                <span className="flex items-center gap-2">
                  <span
                    aria-hidden="true"
                    className={`size-2.5 shrink-0 rounded-[3px] ${id === "free" ? "part-free" : ""}`}
                    style={id === "free" ? {} : { background: `var(--part-${id})` }}
                  />
                  <span className="min-w-0">
                    <span className="font-medium">{label}</span>
                    <span className="block wrap-anywhere text-muted">{detail}</span>
                  </span>
                </span>
              </th>
              <td className="tabular w-px py-1.5 text-right whitespace-nowrap">
                {tokens.toLocaleString("en")}
                <span aria-hidden="true" className="mt-1 block h-1 w-16 overflow-hidden rounded-full bg-base-content/8">
                  <span className="block h-full rounded-full bg-base-content/45" style={{ width: `${(tokens / most) * 100}%` }} />
                </span>
              </td>
              <td className="tabular w-12 py-1.5 pl-3 text-right text-muted">{sayShare(tokens, limit)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function sayShare(tokens: number, limit: number): string {
  const percent = (tokens / Math.max(1, limit)) * 100;
  return tokens > 0 && percent < 1 ? "< 1 %" : `${Math.round(percent)} %`;
}
