import {
  type Document,
  type DocumentOptions,
  type ParseOptions,
  parseDocument,
  type SchemaOptions,
} from 'yaml';

/** Reads YAML as it is being typed: faults are kept with the document and never thrown. */
export function yamlDocument(
  source: string,
  options: ParseOptions & DocumentOptions & SchemaOptions = {},
): Document.Parsed {
  // Half-typed YAML has faults by the thousand, and noting for each where the parser stood costs more than parsing.
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = 0;
  try {
    return parseDocument(source, {
      prettyErrors: false,
      uniqueKeys: false,
      logLevel: 'silent',
      ...options,
    }) as Document.Parsed;
  } finally {
    Error.stackTraceLimit = limit;
  }
}
