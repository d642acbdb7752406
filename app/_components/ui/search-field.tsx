import { Icon } from "./icon";

interface SearchFieldProps {
  readonly label: string;
  readonly placeholder: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** Finds something by words, above what it finds. */
export function SearchField({ label, placeholder, value, onChange }: SearchFieldProps) {
  return (
    <div className="relative min-w-0 flex-1 basis-64">
      <span className="pointer-events-none absolute inset-y-0 left-3 grid place-items-center text-muted">
        <Icon name="search" size={16} />
      </span>
      <input
        type="search"
        value={value}
        onChange={(event) => onChange(event.target.value)}
        aria-label={label}
        placeholder={placeholder}
        className="h-10 w-full rounded-field border border-base-300 bg-raised pr-3 pl-9.5 outline-none placeholder:text-muted focus:border-primary/70"
      />
    </div>
  );
}
