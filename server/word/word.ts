/**
 * Word files. A bundle of its own (dist/word.js), loaded when somebody exports or imports: neither the language server nor
 * the rest of the command line pays for it. Import it with `import()` only.
 */
export { type ExportOptions, exportDocx } from './export.ts';
export { FAULTS, type Fault, type Imported, importDocx, importNotes, withFrontMatterOf } from './import.ts';
