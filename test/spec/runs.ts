/**
 * How many random cases a property is tried on. The seed is fixed, so that a run that failed can be run again;
 * BESTEKWIJZER_RUNS asks for that many cases from a new seed.
 */
export function runs(usual: number): { numRuns: number; seed?: number } {
  const asked = Number(process.env.BESTEKWIJZER_RUNS);
  return asked > 0 ? { numRuns: asked } : { numRuns: usual, seed: 2026 };
}
