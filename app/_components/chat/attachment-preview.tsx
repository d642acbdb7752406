"use client";

import { countOf, formatBytes } from "../../_client/format";
import type { Attachment } from "../../_client/parse-attachment";
import { Icon } from "../ui/icon";

const SHOWN_COLUMNS = 6;

/** What will be sent along: name, size and the first rows, before it is sent. */
export function AttachmentPreview({ attachment, onRemove }: { attachment: Attachment; onRemove: () => void }) {
  const columns = attachment.columns.slice(0, SHOWN_COLUMNS);
  const hiddenColumns = attachment.columns.length - columns.length;
  const hiddenRows = attachment.rowCount - attachment.sample.length;
  return (
    <div className="animate-rise mx-2 mt-2 overflow-hidden rounded-field border border-base-300 bg-base-200/60">
      <div className="flex items-center gap-2.5 py-1.5 pr-1.5 pl-3 text-sm">
        <span className="text-primary">
          <Icon name="table" size={16} />
        </span>
        <span className="truncate font-medium">{attachment.name}</span>
        <span className="tabular ml-auto text-xs whitespace-nowrap text-muted">
          {countOf(attachment.rowCount, "row")} × {countOf(attachment.columns.length, "column")}
          <span className="max-sm:hidden"> · {formatBytes(attachment.bytes)}</span>
        </span>
        <button type="button" className="quiet-button" onClick={onRemove} aria-label={`Remove ${attachment.name}`}>
          <Icon name="close" size={15} />
        </button>
      </div>
      <div className="overflow-x-auto border-t border-base-300 bg-raised" tabIndex={0} role="group" aria-label="First rows">
        <table className="tabular w-full text-xs">
          <thead>
            <tr className="text-left text-muted">
              {columns.map((column) => (
                <th key={column} scope="col" className="max-w-40 truncate px-3 pt-1.5 pb-1 font-medium">
                  {column}
                </th>
              ))}
              {hiddenColumns > 0 && <th className="px-3 pt-1.5 pb-1 font-normal whitespace-nowrap">+{hiddenColumns} more</th>}
            </tr>
          </thead>
          <tbody>
            {attachment.sample.map((row, index) => (
              // The sample never changes its order.
              // oxlint-disable-next-line react/no-array-index-key
              <tr key={index} className="border-t border-base-300/60">
                {columns.map((column, at) => (
                  <td key={column} className="max-w-40 truncate px-3 py-1">
                    {row[at]}
                  </td>
                ))}
                {hiddenColumns > 0 && <td />}
              </tr>
            ))}
          </tbody>
        </table>
        {hiddenRows > 0 && <p className="px-3 py-1 text-xs text-muted">and {countOf(hiddenRows, "more row")}</p>}
      </div>
    </div>
  );
}
