import { relative, sep } from 'node:path';
import { fill, type UserLanguage } from '../check/render.ts';
import type { Text2 } from '../rules/rule.ts';
import { READING } from './messages.ts';

/** Something that could not be done, with the place. */
export interface Complaint {
  /** Absolute path. */
  readonly file: string;
  /** `:line:column`, counted from 1, where there is one. */
  readonly place?: string;
  readonly message: Text2;
  readonly values?: Readonly<Record<string, string>>;
}

export function complaintLine(complaint: Complaint, cwd: string, language: UserLanguage): string {
  const { file, place, message, values } = complaint;
  return `${shownPath(file, cwd)}${place ?? ''}: ${fill(message, values, language)}`;
}

/** A path for people and reports: relative to the working directory, with forward slashes. */
export function shownPath(file: string, cwd: string): string {
  return (relative(cwd, file) || '.').split(sep).join('/');
}

/** Why reading failed. */
export function readComplaint(file: string, error: unknown): Complaint {
  const code = (error as NodeJS.ErrnoException).code ?? String(error);
  if (code === 'ENOENT' || code === 'ENOTDIR') return { file, message: READING.missing };
  if (code === 'EACCES' || code === 'EPERM') return { file, message: READING.denied };
  if (code === 'ELOOP') return { file, message: READING.loop };
  return { file, message: READING.unreadable, values: { code } };
}
