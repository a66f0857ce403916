/**
 * Answers of the server as the client has written them down: it may not import the server's types, so here the compiler
 * compares the two. Nothing runs; a difference is an error of `tsc`, with the key it is in.
 */

import type * as baseline from '../../client/commands/baseline.ts';
import type * as clauses from '../../client/commands/clauses.ts';
import type * as status from '../../client/status.ts';
import type * as dossier from '../../client/views/dossier.ts';
import type * as view from '../../client/views/overview/model.ts';
import type { DocumentState } from '../../server/features/document-state.ts';
import type { Overview } from '../../server/features/overview.ts';
import type { DocumentNode, LibraryNode } from '../../server/features/trees.ts';
import type { DrawnBaseline } from '../../server/lsp/baseline.ts';

/**
 * Every key required, so that an optional key that only one side has counts as a difference too. To the client an id is
 * any text.
 */
type Whole<T> = T extends readonly (infer Item)[]
  ? readonly Whole<Item>[]
  : T extends object
    ? { readonly [K in keyof T]-?: K extends 'id' ? string : Whole<T[K]> }
    : T;

type Fits<From extends To, To> = From;

/** The requests with what the client expects and what the server gives. */
export type Same = [
  Fits<Whole<view.Overview>, Whole<OverviewAnswer>>,
  Fits<Whole<OverviewAnswer>, Whole<view.Overview>>,
  Fits<Whole<clauses.LibraryNode>, Whole<LibraryNode>>,
  Fits<Whole<LibraryNode>, Whole<clauses.LibraryNode>>,
  Fits<Whole<dossier.DocumentNode>, Whole<DocumentNode>>,
  Fits<Whole<DocumentNode>, Whole<dossier.DocumentNode>>,
  Fits<Whole<status.DocumentState>, Whole<DocumentState>>,
  Fits<Whole<DocumentState>, Whole<status.DocumentState>>,
  Fits<Whole<baseline.DrawnBaseline>, Whole<DrawnBaseline>>,
  Fits<Whole<DrawnBaseline>, Whole<baseline.DrawnBaseline>>,
];

/** The documents of the same tender go with it (`server/lsp/own-requests.ts`). */
type OverviewAnswer = Overview & {
  readonly stukken: readonly { readonly uri: string; readonly title: string }[];
};
