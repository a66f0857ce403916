import { html, raw } from './html.ts';
import { SCRIPT } from './script.ts';
import { STYLE } from './style.ts';
import { type Language, sayIn } from './words.ts';

/** What the page may load: its own style and script, by a nonce that is new each time, and nothing else at all. */
export const policy = (nonce: string): string =>
  `default-src 'none'; style-src 'nonce-${nonce}'; script-src 'nonce-${nonce}'; base-uri 'none'; form-action 'none'`;

/** The page of the view, in which the overview is put once the server has given it. */
export function overviewPage(uri: string, nonce: string, language: Language): string {
  const say = sayIn(language);
  return html`<!DOCTYPE html>
<html lang="${language}">
<head>
<meta charset="UTF-8"/>
<meta http-equiv="Content-Security-Policy" content="${policy(nonce)}"/>
<meta name="viewport" content="width=device-width, initial-scale=1"/>
<title>${say('overview')}</title>
<style nonce="${nonce}">${raw(STYLE)}</style>
</head>
<body data-stuk="${uri}">
<div id="overzicht" aria-busy="true"><p class="leeg alleen" role="status">${say('loading')}</p></div>
<script nonce="${nonce}">${raw(SCRIPT)}</script>
</body>
</html>
`.html;
}
