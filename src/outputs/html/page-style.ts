/**
 * The look of a page: one style sheet, light and dark, screen and A4. Colours of charts are those of Okabe & Ito
 * (2008), which stay apart for readers who confuse red and green; the dark set is the same hues, lighter.
 */

/** The style sheet. */
export const PAGE_STYLE = `
:root {
  color-scheme: light dark;
  --ground: #fdfdfb; --card: #f4f4ef; --ink: #1d1f21; --quiet: #5d6166; --line: #dcdcd4; --link: #00568a;
  --alert: #8a3d00; --alert-ground: #fdf1e4; --track: #e7e7e0;
  --c1: #0072b2; --c2: #d55e00; --c3: #009e73; --c4: #b8609a; --c5: #c98a00; --c6: #3f9fd6; --c0: #b4b6b3;
  --on-series: #fff; --on-grey: #1d1f21; --on-pale: #1d1f21;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #16181a; --card: #1f2225; --ink: #e6e6e2; --quiet: #a2a6aa; --line: #35393d; --link: #7cc0f2;
    --alert: #f5b97f; --alert-ground: #2e241a; --track: #2c3034;
    --c1: #58aee8; --c2: #f28b50; --c3: #3cc39a; --c4: #dd93c1; --c5: #e6b450; --c6: #9ad1f3; --c0: #6c7074;
    --on-series: #101214; --on-grey: #f4f4f0; --on-pale: #101214;
  }
}
* { box-sizing: border-box; }
html { font-size: 16px; -webkit-text-size-adjust: 100%; }
body { margin: 0; background: var(--ground); color: var(--ink); line-height: 1.5;
  font-family: system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", "Noto Sans", "DejaVu Sans", sans-serif; }
main, header, footer { max-width: 60rem; margin: 0 auto; padding: 0 1.5rem; }
header { padding-top: 3rem; }
footer { padding: 2rem 1.5rem 3rem; color: var(--quiet); font-size: 0.875rem; }
h1 { font-size: 1.9rem; line-height: 1.2; margin: 0 0 0.75rem; font-weight: 650; letter-spacing: -0.01em; text-wrap: balance; }
h2 { font-size: 1.3rem; line-height: 1.3; margin: 3rem 0 0.75rem; font-weight: 650; border-top: 1px solid var(--line); padding-top: 1.5rem; }
h3 { font-size: 1.02rem; margin: 1.75rem 0 0.5rem; font-weight: 600; }
p, ul, ol, dl { margin: 0.5rem 0; max-width: 44rem; }
a { color: var(--link); }
code { font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace; font-size: 0.875em; overflow-wrap: anywhere; }
th code { overflow-wrap: break-word; }
pre { background: var(--card); border: 1px solid var(--line); border-radius: 6px; padding: 0.75rem 1rem; overflow-x: auto; }
pre code { overflow-wrap: normal; }
.question { font-size: 1.15rem; color: var(--ink); max-width: 44rem; }
.against { font-size: 1.05rem; color: var(--quiet); max-width: 44rem; }
.facts, .note { color: var(--quiet); font-size: 0.9rem; } .facts { max-width: none; }
.answer { font-size: 1.05rem; max-width: 44rem; margin-top: 1.25rem; }
.cards { display: grid; grid-template-columns: repeat(auto-fit, minmax(11.5rem, 1fr)); gap: 0.75rem; margin: 1.5rem 0 0; padding: 0; max-width: none; }
.cards div { background: var(--card); border: 1px solid var(--line); border-radius: 8px; padding: 0.9rem 1rem; display: flex; flex-direction: column; }
.cards dt { color: var(--quiet); font-size: 0.875rem; }
.cards dd { margin: auto 0 0; padding-top: 0.15rem; font-size: 1.7rem; font-weight: 600; line-height: 1.25; font-variant-numeric: tabular-nums; }
.cards dd .unit { font-size: 1rem; font-weight: 400; }
.cards .error { display: block; font-size: 0.875rem; font-weight: 400; color: var(--quiet); }
nav { margin: 1.5rem 0 0; font-size: 0.9rem; }
nav ul { list-style: none; display: flex; flex-wrap: wrap; gap: 0.25rem 1rem; padding: 0; max-width: none; }
.alerts { background: var(--alert-ground); border-left: 4px solid var(--alert); padding: 0.6rem 1rem; border-radius: 0 6px 6px 0; margin: 1.5rem 0 0; }
.alerts h2 { border: 0; margin: 0; padding: 0; font-size: 1rem; color: var(--alert); }
.alerts ul { margin: 0.25rem 0 0; padding-left: 1.1rem; max-width: none; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: 0.92rem; font-variant-numeric: tabular-nums; margin: 0.5rem 0; }
caption { text-align: left; color: var(--quiet); font-size: 0.875rem; padding: 0.25rem 0; }
th, td { padding: 0.4rem 0.6rem; border-bottom: 1px solid var(--line); vertical-align: baseline; }
thead th { border-bottom: 1.5px solid var(--quiet); font-weight: 600; font-size: 0.85rem; vertical-align: bottom; }
th { text-align: left; } th[scope="row"] { font-weight: 500; padding-left: 0; min-width: 7.5rem; } thead th:first-child { padding-left: 0; }
.number { text-align: right; white-space: nowrap; } thead th.number { white-space: normal; } td.text { text-align: left; } td a { overflow-wrap: anywhere; } td.wide { min-width: 9rem; width: 30%; }
.error, .none { color: var(--quiet); }
.meter { display: block; background: var(--track); border-radius: 3px; height: 0.7rem; position: relative; }
.meter span { display: block; background: var(--c1); border-radius: 3px; height: 100%; }
figure { margin: 1.25rem 0 1.75rem; }
figcaption { font-weight: 600; font-size: 0.95rem; margin-bottom: 0.35rem; }
figure > p { margin: 0 0 0.35rem; }
figure svg { display: block; max-width: 100%; height: auto; min-width: 38rem; }
.legend svg { display: inline-block; min-width: 0; vertical-align: -2px; margin-right: 0.4rem; }
.legend { list-style: none; display: flex; flex-wrap: wrap; gap: 0.15rem 1.1rem; padding: 0; margin: 0 0 0.5rem; font-size: 0.875rem; max-width: none; }
details { font-size: 0.9rem; margin: 0.35rem 0; } summary { cursor: pointer; color: var(--link); }
.chain { list-style: none; display: flex; flex-wrap: wrap; gap: 0.4rem; padding: 0; max-width: none; font-size: 0.9rem; }
.chain li { background: var(--card); border: 1px solid var(--line); border-radius: 6px; padding: 0.3rem 0.7rem; }
.chain .arrow { background: none; border: 0; padding: 0.3rem 0; color: var(--quiet); }
.facts-list { display: grid; grid-template-columns: max-content 1fr; gap: 0.3rem 1.25rem; max-width: none; font-size: 0.95rem; }
.facts-list dt { color: var(--quiet); } .facts-list dd { margin: 0; overflow-wrap: anywhere; }
text { font-family: inherit; fill: var(--ink); font-size: 13px; }
.tick { fill: var(--quiet); font-size: 12px; font-variant-numeric: tabular-nums; } .axis-title { fill: var(--quiet); font-size: 12px; }
.grid { stroke: var(--line); stroke-width: 1; } .axis { stroke: var(--quiet); stroke-width: 1; }
.mark { stroke: var(--ink); stroke-width: 1; stroke-dasharray: 3 3; } .mark-text { font-size: 12px; fill: var(--ink); paint-order: stroke; stroke: var(--ground); stroke-width: 4px; }
.aside { fill: var(--card); } .aside-text { fill: var(--quiet); font-size: 12px; paint-order: stroke; stroke: var(--card); stroke-width: 4px; }
.line { fill: none; stroke-width: 2; stroke-linejoin: round; } .band { opacity: 0.22; stroke: none; }
.fill-0 { fill: var(--c0); } .fill-1 { fill: var(--c1); } .fill-2 { fill: var(--c2); } .fill-3 { fill: var(--c3); } .fill-4 { fill: var(--c4); } .fill-5 { fill: var(--c5); } .fill-6 { fill: var(--c6); }
.line-0 { stroke: var(--ink); stroke-width: 2.5; } .line-1 { stroke: var(--c1); } .line-2 { stroke: var(--c2); } .line-3 { stroke: var(--c3); } .line-4 { stroke: var(--c4); } .line-5 { stroke: var(--c5); } .line-6 { stroke: var(--c6); }
.fill-ink { fill: var(--ink); } .fill-all { fill: var(--quiet); } .line-all { stroke: var(--quiet); } .under { stroke-width: 5; opacity: 0.45; } .again { stroke-dasharray: 7 4; }
.segment { stroke: var(--ground); stroke-width: 1.5; } .segment-text { fill: var(--on-series); font-size: 12px; font-weight: 600; } .on-fill-0 { fill: var(--on-grey); } .on-fill-5, .on-fill-6 { fill: var(--on-pale); }
@media (max-width: 40rem) { header { padding-top: 1.5rem; } h1 { font-size: 1.5rem; } .facts-list { grid-template-columns: 1fr; gap: 0 0; } .facts-list dd { margin-bottom: 0.5rem; } }
@page { size: A4; margin: 16mm 15mm; }
@media print {
  :root { color-scheme: light; --ground: #fff; --card: #f4f4ef; --ink: #000; --quiet: #4c5054; --line: #cfcfc8; --link: #000; --track: #e7e7e0;
    --alert: #8a3d00; --alert-ground: #fdf1e4; --on-series: #fff; --on-grey: #1d1f21; --on-pale: #1d1f21;
    --c1: #0072b2; --c2: #d55e00; --c3: #009e73; --c4: #b8609a; --c5: #c98a00; --c6: #3f9fd6; --c0: #b4b6b3; }
  html { font-size: 10.5pt; } header { padding-top: 0; } main, header, footer { padding: 0; max-width: none; }
  * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  pre { white-space: pre-wrap; overflow-wrap: anywhere; overflow: visible; }
  nav, details { display: none; } h2 { margin-top: 1.75rem; padding-top: 1rem; } h2, h3, figcaption { break-after: avoid; }
  figure, table, tr, .cards, .alerts, .chain { break-inside: avoid; } .scroll { overflow: visible; } figure svg { width: 100%; min-width: 0; max-width: none; } .legend svg { width: 14px; }
  a { text-decoration: none; } .cards { grid-template-columns: repeat(4, 1fr); } .cards dd { font-size: 1.3rem; }
}
`;
