import flags from './engine-flags.json';

/**
 * How the process of the server is started. Patterns are compiled the first time they are used: the engine would
 * interpret each once before it compiles it, and a third of the time to the first findings went into doing that twice.
 * And memory goes before speed, as in anything that lives as long as the editor and mostly waits: what is thrown away is
 * swept up sooner instead of in ever larger heaps; but not before the first text has been checked, which takes some 30 MB
 * and is quicker by a tenth when it is not stopped for that. And code is run longer before it is optimised: the rules are much
 * code that each edit uses a little of, so that optimising early (and often in vain) costs more than it brings, in time
 * for the slowest edits and in memory.
 *
 * Only at the start: an engine told so later trips over patterns it has already interpreted. And only an engine that is
 * known to have these settings: one that has not would refuse to start.
 */
export function engineFlags(nodeVersion: string): string[] {
  const major = Number.parseInt(nodeVersion, 10);
  return major >= 20 && major <= 24 ? [...flags] : [];
}
