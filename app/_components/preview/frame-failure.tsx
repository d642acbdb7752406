import { Icon } from "../ui/icon";

interface FailureProps {
  readonly message: string;
  readonly onRestart: () => void;
  readonly onRepair: (() => void) | undefined;
}

/** In place of an app whose frame was removed: why, what was kept, and how to go on. */
export function FrameFailure({ message, onRestart, onRepair }: FailureProps) {
  return (
    <div role="alert" className="absolute inset-0 grid place-items-center overflow-auto bg-base-200 p-6">
      <div className="grid max-w-96 justify-items-center gap-2 text-center">
        <span className="grid size-11 place-items-center rounded-full bg-error/10 text-error">
          <Icon name="alert" size={22} />
        </span>
        <p className="mt-1 text-base font-semibold">The app was stopped</p>
        <p className="text-sm text-balance wrap-anywhere text-muted">{message}</p>
        <p className="text-sm text-muted">What it saved is kept.</p>
        <div className="mt-3 flex flex-wrap justify-center gap-2">
          <button type="button" className="plain-button" onClick={onRestart}>
            <Icon name="retry" size={16} />
            Restart
          </button>
          {onRepair !== undefined && (
            <button type="button" className="plain-button" onClick={onRepair}>
              <Icon name="wand" size={16} />
              Repair it
            </button>
          )}
        </div>
      </div>
    </div>
  );
}
