import { baseName } from "../../_client/file-tree";
import { Icon } from "../ui/icon";

/** Says which file goes with the message. */
export function ActiveFileChip({ file }: { file: string | undefined }) {
  if (file === undefined) return null;
  return (
    <span title={`${file} goes with your message`} className="inline-flex min-w-0 items-center gap-1 text-xs text-muted">
      <Icon name="file" size={14} />
      <span className="truncate font-mono">{baseName(file)}</span>
    </span>
  );
}
