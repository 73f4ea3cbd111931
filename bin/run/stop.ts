/** Steps of a polite stop, run in the opposite order of how they were added; each has its own bound on time. */
export type Stopping = { add(step: () => Promise<void>): void; run(): Promise<void> };

// npm hands a Ctrl-C on to its child, which the terminal has told already: two within a moment are one
const same_wish_ms = 1_000;

/** Collects the steps. A step that fails does not keep the others from running. */
export function newStopping(): Stopping {
  const steps: (() => Promise<void>)[] = [];
  return {
    add: (step) => void steps.push(step),
    async run() {
      for (let step = steps.pop(); step; step = steps.pop())
        await step().catch((error: unknown) =>
          console.error('while stopping:', error instanceof Error ? error.message : error),
        );
    },
  };
}

/**
 * Fulfilled by the first Ctrl-C, SIGTERM or closed terminal, or when the process that started us (npm, or an older Node) is gone.
 * From then on a second wish ends the process at once (PostgreSQL then stops by itself).
 */
export function stopWished(): Promise<string> {
  const { promise, resolve } = Promise.withResolvers<string>();
  let first = 0;
  const wish = (signal: string): void => {
    if (first === 0) first = performance.now();
    else if (performance.now() - first > same_wish_ms) process.exit(130);
    resolve(signal);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => wish(signal));
  process.on('disconnect', () => wish('disconnect'));
  if (process.env['npm_lifecycle_event']) onParentGone(() => wish('parent'));
  return promise;
}

// npm that is killed takes nobody along, and the next start would find the port and the data in use
function onParentGone(tell: () => void): void {
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    tell();
  }, 500);
  watch.unref();
}
