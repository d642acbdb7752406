import { StepPicture, type StepKind } from "./step-picture";

const STEPS: readonly { readonly kind: StepKind; readonly title: string; readonly text: string }[] = [
  { kind: "mount", title: "Mount", text: "Drop the folder of a project. It is copied here; your own files are never touched." },
  { kind: "ask", title: "Ask", text: "Answers link the places they name, and show what of the project they were based on." },
  { kind: "apply", title: "Apply", text: "A change is applied when you say so, and one click takes it back." },
];

/** What a person can do with a project, before there is one. */
export function HowItWorks() {
  return (
    <ol aria-label="How it works" className="mt-4 grid gap-4 sm:grid-cols-3">
      {STEPS.map(({ kind, title, text }) => (
        <li key={kind} className="overflow-hidden rounded-box border border-base-300 bg-raised">
          <div className="h-32 border-b border-base-300 bg-base-200 p-4 sm:h-36">
            <StepPicture kind={kind} />
          </div>
          <div className="p-4">
            <h2 className="font-semibold">{title}</h2>
            <p className="mt-0.5 text-sm text-muted">{text}</p>
          </div>
        </li>
      ))}
    </ol>
  );
}
