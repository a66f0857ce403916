/** After this long (ms) long work lets others have their turn. */
const SLICE = 12;

/** To be awaited between two pieces of long work: requests that came in meanwhile are answered first. */
export function takeTurns(): () => Promise<void> {
  let started = Date.now();
  return async () => {
    if (Date.now() - started < SLICE) return;
    await new Promise((resolve) => setTimeout(resolve, 0));
    started = Date.now();
  };
}
