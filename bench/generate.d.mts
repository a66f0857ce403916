export function markdownText(options: { kb: number; faults?: number; seed?: number }): string;
export function yamlText(options: { kb: number; faults?: number; seed?: number }): string;
export function hostileTexts(): Record<string, string>;
export function random(seed: number): () => number;
