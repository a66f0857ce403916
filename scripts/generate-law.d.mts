/** One generated file: `path` is relative to the project. */
export interface GeneratedFile {
  readonly path: string;
  readonly content: string;
}

export function generateLaw(root: string): Promise<GeneratedFile[]>;

export function readLaw(texts: Readonly<Record<string, string>>): {
  readonly data: Readonly<Record<string, readonly object[]>>;
  readonly problems: readonly string[];
};

export function periodProblems(
  entries: readonly { readonly key: string; readonly from: string; readonly until?: string }[],
): readonly string[];
