/** Text that is HTML already; everything else is escaped when it is put in. */
export interface Html {
  readonly html: string;
}

type Value = Html | string | number | false | null | undefined | readonly Value[];

/** HTML of which every value that is put in is escaped, so that nothing in a text can become an element or an attribute. */
export function html(parts: TemplateStringsArray, ...values: readonly Value[]): Html {
  let text = parts[0]!;
  values.forEach((value, i) => {
    text += toHtml(value) + parts[i + 1]!;
  });
  return { html: text };
}

/** Text that the extension itself wrote, put in as it is. */
export const raw = (text: string): Html => ({ html: text });

function toHtml(value: Value): string {
  if (value === undefined || value === null || value === false) return '';
  if (Array.isArray(value)) return (value as readonly Value[]).map(toHtml).join('');
  return typeof value === 'object' ? (value as Html).html : escapeHtml(String(value));
}

const NAMES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (sign) => NAMES[sign]!);
