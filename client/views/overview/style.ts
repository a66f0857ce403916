/**
 * Colours are those of the theme, with high contrast among them; nothing is told by colour alone. Widths follow the
 * panel: in a narrow one the drawings give way to the words.
 */
export const STYLE = `
:root {
  --goed: var(--vscode-charts-green, #388a34);
  --fout: var(--vscode-editorError-foreground, var(--vscode-errorForeground, #d33));
  --let-op: var(--vscode-editorWarning-foreground, #b58900);
  --weet: var(--vscode-charts-blue, #3794ff);
  --lijn: var(--vscode-contrastBorder, var(--vscode-widget-border, rgba(128, 128, 128, .3)));
  --zacht: color-mix(in srgb, var(--vscode-foreground) 74%, transparent);
  --vlak: rgba(128, 128, 128, .1);
}
html.hc { --zacht: var(--vscode-foreground); }
* { box-sizing: border-box; }
html { scroll-padding-top: 1rem; }
body {
  margin: 0;
  padding: 1.5rem clamp(1rem, 4vw, 2.5rem) 4rem;
  color: var(--vscode-foreground);
  background: var(--vscode-editor-background);
  font: var(--vscode-font-weight, normal) var(--vscode-font-size, 13px) / 1.5 var(--vscode-font-family, sans-serif);
}
#overzicht { max-width: 60rem; margin: 0 auto; }
h1, h2, h3 { margin: 0; font-weight: 600; line-height: 1.3; text-wrap: balance; }
h1 { font-size: 1.55em; }
h2 { font-size: 1.2em; padding-bottom: .35rem; }
h3 { font-size: 1em; }
p { margin: 0; }
ul { margin: 0; padding: 0; list-style: none; }
table { width: 100%; border-collapse: collapse; table-layout: fixed; }
th { text-align: left; font-weight: inherit; }
th, td { padding: 0; vertical-align: middle; }
main > section { padding-top: 2.25rem; }
.sr { position: absolute; width: 1px; height: 1px; margin: -1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
thead.sr { position: absolute; }

.feiten, .noot, .bron, .naam, .bij, .telling, .datum, thead th, .legenda, .tegel-kop { color: var(--zacht); }
.feiten { margin-top: .2rem; }
.noot { padding-top: .6rem; font-size: .92em; }
.leeg { padding: .7rem .9rem; background: var(--vlak); border-left: 2px solid var(--lijn); color: var(--zacht); }
.leeg.alleen { margin-top: 2rem; }
.hc .leeg, .hc .tegels li { border-color: var(--vscode-contrastBorder); }

button { padding: 0; border: 0; background: none; color: inherit; font: inherit; text-align: inherit; cursor: pointer; border-radius: 2px; }
button:hover, a:hover { color: var(--vscode-textLink-activeForeground, var(--vscode-textLink-foreground)); text-decoration: underline; text-underline-offset: 2px; }
button:focus-visible, a:focus-visible, h2:focus-visible { outline: 1px solid var(--vscode-focusBorder); outline-offset: 2px; }
a { color: inherit; text-decoration: none; }

.stukken { padding-top: 2.25rem; }
.stukken li { padding: .1rem 0; }
.stukken button { color: var(--vscode-textLink-foreground); }

.tegels ul { display: grid; grid-template-columns: repeat(4, 1fr); gap: .6rem; padding-top: 1.25rem; }
.tegels li { border: 1px solid var(--lijn); border-radius: 4px; }
.tegels a { display: block; height: 100%; padding: .5rem .75rem .6rem; border-radius: 4px; }
.tegels a:hover { text-decoration: none; background: var(--vscode-list-hoverBackground); color: inherit; }
.tegel-kop { display: block; font-size: .92em; }
.tegel-tekst { display: block; font-weight: 600; text-wrap: balance; }

.icoon { fill: none; stroke: currentColor; stroke-width: 1.4; stroke-linecap: round; stroke-linejoin: round; flex: none; vertical-align: -.2em; margin-right: .35em; }
.icoon.error { color: var(--fout); }
.icoon.warning { color: var(--let-op); }
.icoon.information, .icoon.hint { color: var(--weet); }
.icoon.motivated, .icoon.covered { color: var(--goed); }

.baan { position: relative; }
.planning tbody .baan, .weging .baan { height: 1.65rem; }
.planning thead .baan { height: 1.15rem; }
.planning .termijn .baan { height: 2.9rem; }
.tekening { position: absolute; inset: 0; overflow: visible; }
.raster { stroke: var(--lijn); stroke-width: 1; opacity: .55; }
.maand { fill: var(--zacht); font-size: 11px; }
.moment { fill: var(--vscode-foreground); }
.gepland { fill: var(--weet); }
.gepland.short { fill: var(--fout); opacity: .85; }
.tekort { fill: none; stroke: var(--fout); stroke-width: 1; stroke-dasharray: 3 2; }
.minimum { stroke: var(--vscode-foreground); stroke-width: 1.5; opacity: .75; }
.spoor { fill: var(--vlak); }
.gewicht { fill: var(--weet); }
.gewicht.niveau-1 { opacity: .6; }
.hc .minimum, .hc .gewicht, .hc .gepland { opacity: 1; }
.hc .raster { opacity: .3; }
.hc .spoor { stroke: var(--lijn); }

/* A row with one mark is that mark as a whole: its button reaches over the row. */
.planning tbody tr, .weging tbody tr { position: relative; }
.planning tbody .ga::after, .weging tbody .ga::after, .cel .ga::after { content: ""; position: absolute; inset: 0; border-radius: 3px; }
.planning tbody .ga:focus-visible, .weging tbody .ga:focus-visible, .cel .ga:focus-visible { outline: 0; }
.planning tbody .ga:focus-visible::after, .weging tbody .ga:focus-visible::after, .cel .ga:focus-visible::after { outline: 1px solid var(--vscode-focusBorder); outline-offset: -1px; }
.planning tbody tr:not(.groep):hover, .weging tbody tr:hover { background: var(--vscode-list-hoverBackground); }

.kolom-naam { width: 36%; }
.kolom-datum { width: 10.5rem; }
.kolom-getal { width: 5.5rem; }
.planning thead th { font-size: .92em; padding-bottom: .15rem; }
.planning th, .planning .datum, .weging th, .getal { padding-right: 1rem; }
.planning th.baan { padding-right: 0; }
.datum, .getal { font-variant-numeric: tabular-nums; white-space: nowrap; }
.planning tbody th, .planning tbody td { padding-top: .15rem; padding-bottom: .15rem; }
.planning .termijn th, .planning .termijn td { padding-top: .3rem; padding-bottom: .3rem; }
.bron { display: block; font-size: .88em; line-height: 1.35; }
.dagen { display: block; color: var(--vscode-foreground); }
.oordeel { display: block; font-size: .88em; line-height: 1.35; white-space: normal; }
.oordeel .icoon { width: 1.1em; height: 1.1em; }
.oordeel.short, .oordeel.order { color: var(--fout); }
.planning .groep th, .planning .groep td { padding-top: 1.1rem; padding-bottom: .2rem; color: var(--zacht); font-size: .92em; }
.legenda span { white-space: nowrap; margin-right: .8rem; }
.legenda .teken { vertical-align: -.08em; margin-right: .25rem; }

.dekking thead th { padding: 0 .5rem .4rem; font-size: .92em; text-align: center; vertical-align: bottom; overflow-wrap: break-word; hyphens: auto; }
.dekking thead th:first-child { width: 46%; padding-left: 0; text-align: left; }
.dekking tbody th { padding: .45rem 1rem .45rem 0; display: flex; gap: .7rem; }
.dekking tbody tr { border-top: 1px solid var(--lijn); }
.nummer { color: var(--zacht); font-variant-numeric: tabular-nums; }
.stap { min-width: 0; }
.naam { display: block; font-size: .88em; line-height: 1.35; }
.cel { position: relative; text-align: center; border-left: 1px solid var(--lijn); white-space: nowrap; font-variant-numeric: tabular-nums; }
.cel.gedekt { background: color-mix(in srgb, var(--goed) 11%, transparent); }
.cel.open { color: var(--let-op); background: repeating-linear-gradient(135deg, transparent 0 5px, var(--vlak) 5px 6px); }
.hc .cel.gedekt, .hc .cel.open { background: none; }
.cel .ga { width: 100%; height: 100%; padding: .35rem .25rem; text-align: center; }

.weging th { padding-top: .05rem; padding-bottom: .05rem; }
.weging .niveau-1 th { padding-left: 1.1rem; color: var(--zacht); }
.getal { text-align: right; }
.weging tfoot th, .weging tfoot td { padding-top: .3rem; color: var(--zacht); }
.weging + h3, .fout + h3, .noot + h3 { padding-top: 1.4rem; }
.fout { padding-top: .5rem; color: var(--fout); display: flex; }
.fout .icoon { margin-top: .15em; }

.hoofdstuk { padding-top: 1.1rem; }
.hoofdstuk h3 .telling { font-weight: normal; font-size: .92em; padding-left: .5rem; }
.lijst li { display: flex; gap: .35rem; padding: .4rem 0; border-bottom: 1px solid var(--lijn); }
.lijst li:last-child { border-bottom: 0; }
.lijst li > .icoon { margin-top: .2em; }
.lijst li > div { min-width: 0; }
.bij, .reden { font-size: .92em; overflow-wrap: anywhere; }
.regel { font-family: var(--vscode-editor-font-family, monospace); font-size: .95em; color: var(--vscode-textLink-foreground); }
.rustig button { overflow-wrap: anywhere; }

@media (max-width: 46rem) {
  .tegels ul { grid-template-columns: 1fr 1fr; }
  .kolom-naam { width: 42%; }
  .kolom-datum { width: 8.75rem; }
  .planning th, .planning .datum { padding-right: .75rem; }
  .dekking .officieel { display: none; }
}
@media (max-width: 38rem) {
  .dekking thead th:first-child { width: 34%; }
  .dekking thead th { padding: 0 .2rem .4rem; }
}
@media (max-width: 30rem) {
  .planning .baan, .kolom-baan, .weging .baan { display: none; }
  .kolom-naam { width: auto; }
  .dekking thead th { font-size: .8em; }
  .cel .icoon { display: none; }
}
@media (prefers-reduced-motion: no-preference) {
  html { scroll-behavior: smooth; }
}
@media (forced-colors: active) {
  .gepland, .gewicht, .moment { fill: CanvasText; }
  .cel.gedekt { background: none; }
}
`;
