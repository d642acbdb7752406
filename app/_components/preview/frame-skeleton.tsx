/** The shape of an app while its frame starts. */
export function FrameSkeleton() {
  return (
    <div role="status" aria-label="Starting the app" className="absolute inset-0 grid content-start gap-4 overflow-hidden p-6">
      <div className="flex items-center justify-between gap-6">
        <div className="shimmer h-5 w-2/5 max-w-56" />
        <div className="shimmer h-7 w-20 rounded-field" />
      </div>
      <div className="grid grid-cols-3 gap-3">
        <div className="shimmer h-16 rounded-field" />
        <div className="shimmer h-16 rounded-field" />
        <div className="shimmer h-16 rounded-field" />
      </div>
      <div className="shimmer h-3.5 w-11/12" />
      <div className="shimmer h-3.5 w-4/5" />
      <div className="shimmer h-3.5 w-3/5" />
    </div>
  );
}
