/**
 * What runs in the view: it puts in what the extension sends, keeps scroll and focus while the text changes, and tells
 * of clicks. Plain text, because it runs in another window than the code around it. It keeps the document it shows and
 * how far it was scrolled, from which the editor brings the view back after a restart.
 */
export const SCRIPT = `(() => {
  const editor = acquireVsCodeApi();
  const root = document.getElementById('overzicht');
  const before = editor.getState() || {};
  let uri = document.body.dataset.stuk;
  const first = before.uri === uri ? before.top || 0 : 0;
  let shown = '';
  let last;

  const keep = () => editor.setState({ uri, top: Math.round(window.scrollY) });
  const byKey = (key) => [...root.querySelectorAll('[data-key]')].find((one) => one.dataset.key === key);
  const again = () => {
    const mark = last && document.activeElement === document.body && byKey(last);
    if (mark) mark.focus({ preventScroll: true });
  };
  const contrast = () =>
    document.documentElement.classList.toggle('hc', /vscode-high-contrast/.test(document.body.className));

  document.addEventListener('click', (event) => {
    const { target } = event;
    const part = target.closest('a[href^="#"]');
    if (part) {
      const heading = document.getElementById('kop-' + part.hash.slice(1));
      heading.scrollIntoView();
      heading.focus({ preventScroll: true });
      event.preventDefault();
      return;
    }
    const mark = target.closest('[data-ga], [data-stuk], [data-regel]');
    if (!mark || mark === document.body) return;
    const { ga, stuk, regel } = mark.dataset;
    if (ga) editor.postMessage({ soort: 'ga', plaats: ga.split(' ').map(Number) });
    else if (stuk) editor.postMessage({ soort: 'stuk', uri: stuk });
    else editor.postMessage({ soort: 'regel', id: regel });
  });

  window.addEventListener('message', ({ data }) => {
    if (!data || data.soort !== 'inhoud') return;
    const isSame = data.uri === uri;
    if (isSame && data.html === shown) return;
    const isHere = document.hasFocus();
    const top = shown === '' ? first : isSame ? window.scrollY : 0;
    uri = data.uri;
    shown = data.html;
    document.documentElement.lang = data.taal;
    document.title = data.titel;
    root.innerHTML = data.html;
    root.removeAttribute('aria-busy');
    window.scrollTo({ top, behavior: 'instant' });
    if (isHere) again();
    keep();
  });

  // The focus goes when the text gets it, and comes back to the mark it was on.
  document.addEventListener('focusin', ({ target }) => {
    last = target.dataset.key;
  });
  window.addEventListener('focus', again);

  let timer;
  window.addEventListener('scroll', () => {
    clearTimeout(timer);
    timer = setTimeout(keep, 200);
  });
  new MutationObserver(contrast).observe(document.body, { attributes: true, attributeFilter: ['class'] });
  contrast();
  editor.setState({ uri, top: first });
  editor.postMessage({ soort: 'klaar' });
})();`;
