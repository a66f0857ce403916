import fc from 'fast-check';

// Every property is tried on the same cases each time, also one that does not say how many (see spec/runs.ts).
if (!process.env.BESTEKWIJZER_RUNS) fc.configureGlobal({ seed: 2026 });
