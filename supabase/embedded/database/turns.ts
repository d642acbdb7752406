interface Job<Owner> {
  readonly owner: Owner;
  readonly run: () => Promise<void>;
  readonly cancel: () => void;
}

export interface TurnsOptions<Owner> {
  /** Before the first piece of work of a turn, when another owner had the turn before. */
  onTurn: (owner: Owner) => Promise<void>;
  /** Somebody kept the turn and said nothing for `stuckAfterMs`. */
  onStuck: (owner: Owner) => void;
  stuckAfterMs: number;
}

/**
 * Lets one owner work at a time. An owner keeps its turn over several pieces of work until it ends the turn; everybody else waits
 * in the order in which they came.
 */
export function createTurns<Owner>({ onTurn, onStuck, stuckAfterMs }: TurnsOptions<Owner>) {
  let jobs: Job<Owner>[] = [];
  let holder: { readonly owner: Owner } | undefined;
  let previous: Owner | undefined;
  let isRunning = false;
  let stuckTimer: NodeJS.Timeout | undefined;

  async function runJobs(): Promise<void> {
    if (isRunning) return;
    isRunning = true;
    clearTimeout(stuckTimer);
    for (let job = takeNext(); job !== undefined; job = takeNext()) await job.run();
    isRunning = false;
    const stuck = holder;
    if (stuck !== undefined) stuckTimer = setTimeout(() => onStuck(stuck.owner), stuckAfterMs).unref();
  }

  function takeNext(): Job<Owner> | undefined {
    const index = holder === undefined ? 0 : jobs.findIndex(({ owner }) => owner === holder?.owner);
    return index < 0 ? undefined : jobs.splice(index, 1)[0];
  }

  async function begin(owner: Owner): Promise<void> {
    if (holder !== undefined) return;
    holder = { owner };
    const before = previous;
    previous = owner;
    if (before === owner) return;
    try {
      await onTurn(owner);
    } catch (error) {
      holder = undefined;
      previous = undefined;
      throw error;
    }
  }

  return {
    /** Queues a piece of work; it begins the owner's turn, or goes on with it. */
    submit: <T>(owner: Owner, work: () => Promise<T>): Promise<T> =>
      new Promise<T>((resolve, reject) => {
        const run = () => begin(owner).then(work).then(resolve, reject);
        jobs.push({ owner, run, cancel: () => reject(new Error("The connection was closed")) });
        void runJobs();
      }),
    /** The owner whose work is running is done; the next one may begin. */
    end(): void {
      holder = undefined;
    },
    /** What the owner still waits for will not be done. */
    cancel(owner: Owner): void {
      const gone = jobs.filter((job) => job.owner === owner);
      jobs = jobs.filter((job) => job.owner !== owner);
      for (const { cancel } of gone) cancel();
    },
    /** Whatever was set up for the last owner does not hold any more. */
    forget(): void {
      previous = undefined;
    },
  };
}
