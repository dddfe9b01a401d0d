import { STAGES } from '@/lib/domain/stage';
import { COLOURS, STAGE_EDGES, STAGE_FILLS } from '../picture/palette';

/** The style sheet of the self-contained page: the tokens of the screens, light or dark as the reader's system has it. */
export function styleSheet(): string {
  const tokens = Object.entries(COLOURS).map(([name, pair]) => `--${name}:${lightDark(pair)}`);
  const stages = STAGES.map(
    (stage) => `.${stage}{--stage:${lightDark(STAGE_FILLS[stage])};--edge:${lightDark(STAGE_EDGES[stage])}}`,
  );
  return `:root{color-scheme:light dark;${tokens.join(';')}}\n${stages.join('\n')}\n${RULES}`;
}

function lightDark([light, dark]: readonly [string, string]): string {
  return `light-dark(${light},${dark})`;
}

const RULES = `*{box-sizing:border-box}
body{margin:0 auto;max-width:1600px;padding:24px;background:var(--ground);color:var(--ink);font:13px/20px Inter,"Inter Variable",system-ui,sans-serif;font-variant-numeric:tabular-nums}
h1{margin:0;font-size:18px;line-height:24px;font-weight:600;overflow-wrap:anywhere}
h2{margin:28px 0 6px;font-size:15px;line-height:20px;font-weight:600}
p{margin:2px 0 0}
.failed{color:var(--fail)}
.facts{display:grid;grid-template-columns:repeat(auto-fill,minmax(260px,1fr));gap:4px 24px;margin:16px 0 0}
.facts div{display:flex;gap:8px;min-width:0}
dt{color:var(--ink-3);flex:none}
dd{margin:0;overflow-wrap:anywhere}
.axis,.row{display:grid;grid-template-columns:minmax(150px,24%) 1fr 90px 56px;align-items:center;column-gap:8px}
.axis{height:20px;border-bottom:1px solid var(--line-strong);color:var(--ink-3);font-size:11px}
.ticks,.bars{position:relative;height:100%}
.ticks span{position:absolute;padding-left:4px;border-left:1px solid var(--line)}
.ticks .last{padding:0 4px 0 0;border:0;transform:translateX(-100%)}
.row{height:24px;border-bottom:1px solid var(--line)}
summary{cursor:pointer}
summary.row{list-style:none}
.row .name::before{content:"";display:inline-block;width:14px;color:var(--ink-3)}
summary.row .name::before{content:"▸"}
details[open]>summary.row .name::before{content:"▾"}
.hint{color:var(--ink-3);font-size:11px;margin:0 0 4px}
summary.row::-webkit-details-marker{display:none}
summary.row:hover,details[open]>summary.row{background:var(--selected)}
summary:focus-visible{outline:2px solid var(--ink);outline-offset:-2px}
.name{overflow:hidden;text-overflow:ellipsis;white-space:nowrap}
.name i,.gap .name{color:var(--ink-2)}
.name i{font-size:11px;font-style:normal;padding-left:6px}
.gap .name{font-style:italic}
.bar{position:absolute;top:25%;bottom:25%;min-width:2px;background:var(--stage);box-shadow:inset 0 0 0 1px var(--edge)}
.wait{background:repeating-linear-gradient(135deg,var(--stage) 0 1.75px,color-mix(in srgb,var(--stage) 14%,var(--raised)) 1.75px 4.5px)}
.open{mask:linear-gradient(to right,#000 calc(100% - 16px),#0004)}
.none{background:none;box-shadow:none;border:1px dotted var(--ink-3)}
.figure{text-align:right;white-space:nowrap}
.share{color:var(--ink-3)}
ol,.notes{margin:0;padding:8px 0 12px 24px}
ol{background:var(--raised);border-bottom:1px solid var(--line);list-style:none}
code{display:block;font:12px/18px "JetBrains Mono",ui-monospace,monospace;white-space:pre-wrap;overflow-wrap:anywhere}
li span{color:var(--ink-3);font-size:11px}
table{border-collapse:collapse}
td{padding:2px 16px 2px 0;vertical-align:top}
td:first-child{text-align:right;white-space:nowrap}
.legend{display:flex;flex-wrap:wrap;gap:4px 14px;margin-top:8px;font-size:11px;color:var(--ink-2)}
.legend span{display:flex;align-items:center;gap:5px}
.legend b{position:static;width:12px;height:10px}
footer{margin-top:28px;color:var(--ink-3);font-size:11px}
@media (max-width:640px){body{padding:12px}.axis,.row{grid-template-columns:1fr 70px 48px}.ticks,.bars{grid-column:1/-1;grid-row:2;height:12px}.row{height:auto}.axis{display:none}}`;
