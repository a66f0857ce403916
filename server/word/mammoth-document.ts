/** What mammoth reads from a Word file, as far as import looks at it. Its own types say `any`. */
export type MammothNode =
  | MammothParagraph
  | MammothRun
  | MammothTable
  | { readonly type: 'text'; readonly value: string }
  | { readonly type: 'tab' }
  | { readonly type: 'checkbox'; readonly checked: boolean }
  | { readonly type: 'break'; readonly breakType: 'line' | 'page' | 'column' }
  | { readonly type: 'image'; readonly altText?: string }
  | {
      readonly type: 'hyperlink';
      readonly href?: string;
      readonly anchor?: string;
      readonly children: readonly MammothNode[];
    }
  | { readonly type: 'noteReference'; readonly noteType: string; readonly noteId: string }
  | { readonly type: 'commentReference'; readonly commentId: string }
  | { readonly type: 'bookmarkStart'; readonly name: string }
  | { readonly type: 'tableRow' | 'tableCell'; readonly children: readonly MammothNode[] };

export interface MammothParagraph {
  readonly type: 'paragraph';
  readonly children: readonly MammothNode[];
  readonly styleId: string | null;
  readonly styleName: string | null;
  readonly indent: { readonly start: string | null };
  readonly numbering: { readonly level: string; readonly isOrdered: boolean } | null;
}

export interface MammothRun {
  readonly type: 'run';
  readonly children: readonly MammothNode[];
  readonly styleId: string | null;
  readonly styleName: string | null;
  readonly isBold: boolean;
  readonly isItalic: boolean;
  readonly isStrikethrough: boolean;
  readonly verticalAlignment: 'baseline' | 'superscript' | 'subscript';
}

export interface MammothTable {
  readonly type: 'table';
  readonly children: readonly MammothRow[];
}

export interface MammothRow {
  readonly type: 'tableRow';
  readonly children: readonly MammothCell[];
}

export interface MammothCell {
  readonly type: 'tableCell';
  readonly children: readonly MammothNode[];
  readonly colSpan: number;
  readonly rowSpan: number;
}

export interface MammothComment {
  readonly commentId: string;
  readonly authorName: string | null;
  readonly body: readonly MammothNode[];
}

export interface MammothDocument {
  readonly type: 'document';
  readonly children: readonly MammothNode[];
  readonly comments: readonly MammothComment[];
  readonly notes: {
    resolve(reference: {
      noteType: string;
      noteId: string;
    }): { readonly body: readonly MammothNode[] } | null;
  };
}
