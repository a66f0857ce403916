import type { BuildOptions, BuildResult } from 'esbuild';

/** Builds a bundle and its parts, each loaded when something in it is first called. */
export function buildInParts(
  options: BuildOptions & { absWorkingDir: string; outfile: string },
  parts: readonly { outfile: string; openers: RegExp }[],
): Promise<BuildResult[]>;
