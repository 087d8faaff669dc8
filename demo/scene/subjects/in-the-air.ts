import type { Paint } from "@/demo/scene/subjects/shading";
import type { Drawing } from "@/demo/scene/subjects/sprite";

/** A hot-air balloon, about one unit high, hanging from its top. */
export function drawBalloon(paint: Paint, accent: string): Drawing {
  const light = "#f3e6cf";
  const basket = paint.tones("#7a5434");
  const stripes = [-0.36, -0.24, -0.12, 0, 0.12, 0.24, 0.36].map((x, i) => {
    const wide = (edge: number) => edge * 0.98;
    const path = `M${wide(x) * 0.25} -1.0C${wide(x - 0.06) * 1.15} -.95 ${wide(x - 0.06) * 1.1} -.5 ${x * 0.32} -.28L${(x + 0.06) * 0.36} -.28C${wide(x + 0.06) * 1.25} -.5 ${wide(x + 0.06) * 1.25} -.95 ${wide(x) * 0.25} -1.0Z`;
    return i % 2 === 0 ? `<path d="${path}" fill="url(#a)"/>` : "";
  });
  const flame = paint.dark > 0.2 ? '<circle cy="-.3" r=".3" fill="url(#f)"/>' : "";
  return {
    box: { left: -0.45, top: -1.03, right: 0.45, bottom: 0.05 },
    body: `<defs>${paint.across("l", light)}${paint.across("a", accent)}<radialGradient id="f"><stop offset="0" stop-color="#ffb84d" stop-opacity=".8"/><stop offset="1" stop-color="#ff9a2e" stop-opacity="0"/></radialGradient><clipPath id="e"><path d="M0 -1.0C.3 -1.0 .41 -.8 .38 -.62C.35 -.46 .16 -.36 .1 -.26H-.1C-.16 -.36 -.35 -.46 -.38 -.62C-.41 -.8 -.3 -1.0 0 -1.0Z"/></clipPath></defs><g filter="url(#volume)"><g clip-path="url(#e)"><rect x="-.45" y="-1.05" width=".9" height=".85" fill="url(#l)"/>${stripes.join("")}</g></g>${flame}<path d="M-.09 -.27L-.055 -.1M.09 -.27L.055 -.1" stroke="${basket.shade}" stroke-width=".006"/><path d="M-.06 -.1h.12l-.012 .1h-.096Z" fill="${basket.mid}"/>`,
  };
}

/** One of eight wing beats of a bird seen from far, one unit across. */
export function drawBird(paint: Paint, step: number): Drawing {
  const { shade } = paint.tones("#2e3238");
  const beat = Math.sin((step / 8) * 2 * Math.PI);
  const tip = -0.04 - 0.24 * beat;
  const bend = -0.14 - 0.1 * beat;
  const wing = (s: number) =>
    `M0 0C${s * 0.1} ${bend} ${s * 0.2} ${bend - 0.03} ${s * 0.28} ${bend + 0.02}C${s * 0.36} ${(bend + tip) / 2} ${s * 0.44} ${tip} ${s * 0.5} ${tip + 0.02}C${s * 0.42} ${tip + 0.05} ${s * 0.34} ${(bend + tip) / 2 + 0.07} ${s * 0.25} ${bend + 0.09}C${s * 0.16} ${bend + 0.08} ${s * 0.08} .02 0 .06Z`;
  return {
    box: { left: -0.52, top: -0.4, right: 0.52, bottom: 0.3 },
    body: `<path d="${wing(-1)}${wing(1)}" fill="${shade}"/><ellipse cy=".02" rx=".035" ry=".07" fill="${shade}"/>`,
  };
}

/** An astronaut with a trailing line, about one unit high, centred. */
export function drawAstronaut(accent: string, side: number): Drawing {
  const limb = (d: string, tone: string) =>
    `<path d="${d}" stroke="${tone}" stroke-width=".125" stroke-linecap="round" stroke-linejoin="round" fill="none" filter="url(#volume)"/>`;
  const fold = (d: string) => `<path d="${d}" stroke="#6d7482" stroke-width=".008" fill="none" opacity=".7"/>`;
  const band = (d: string) => `<path d="${d}" stroke="${accent}" stroke-width=".03" fill="none"/>`;
  const far = "#9aa1ad";
  const near = "#e9eaec";
  return {
    box: { left: -0.85, top: -0.75, right: 0.85, bottom: 0.8 },
    body: `<g transform="scale(${side} 1) rotate(14)"><defs><radialGradient id="v" cx=".7" cy=".26" r=".95"><stop offset="0" stop-color="#ffeec4"/><stop offset=".12" stop-color="#e2a043"/><stop offset=".4" stop-color="#6a4330"/><stop offset=".7" stop-color="#251c2c"/><stop offset="1" stop-color="#0a0c14"/></radialGradient>
<linearGradient id="e" x1="0" x2="1" y1="1" y2="0"><stop offset="0" stop-color="#2f6fb8" stop-opacity=".75"/><stop offset=".5" stop-color="#2f6fb8" stop-opacity="0"/></linearGradient></defs>
<path d="M-.2 .12C-.36 .3 -.46 .34 -.52 .52C-.56 .62 -.66 .6 -.7 .52" stroke="#cfd3da" stroke-width=".014" fill="none" opacity=".85"/>
${limb("M-.1 .22L-.2 .44L-.13 .62", far)}${fold("M-.24 .36l.1 .03M-.22 .46l.11 .02")}<path d="M-.15 .64q.02 .06 .09 .06" stroke="#5d6676" stroke-width=".12" stroke-linecap="round" fill="none" filter="url(#volume)"/>
${limb("M-.17 -.12L-.35 -.02L-.48 -.18", far)}${fold("M-.3 -.09l.02 .1M-.36 -.07l-.03 .09")}<circle cx="-.5" cy="-.21" r=".06" fill="#5b6373" filter="url(#volume)"/>
<path d="M-.26 -.24q0 -.07 .07 -.07h.32q.07 0 .07 .07v.42q0 .07 -.07 .07h-.32q-.07 0 -.07 -.07Z" fill="#b4bac4" filter="url(#volume)"/>
<path d="M-.19 -.2C-.1 -.27 .1 -.27 .19 -.2C.225 -.06 .2 .1 .17 .25C.06 .31 -.06 .31 -.17 .25C-.2 .1 -.225 -.06 -.19 -.2Z" fill="#eceded" filter="url(#volume)"/>
${fold("M-.17 .17Q0 .22 .17 .17M-.18 -.1Q-.13 0 -.17 .1M.18 -.1Q.14 0 .17 .1")}
${limb("M.1 .22L.2 .43L.33 .59", near)}${fold("M.11 .38q.05 .03 .12 -.02M.16 .46q.06 .01 .11 -.05")}${band("M.235 .545l.1 -.09")}<path d="M.36 .63l.08 -.07" stroke="#8b93a1" stroke-width=".125" stroke-linecap="round" filter="url(#volume)"/>
${limb("M.17 -.12L.35 -.13L.46 .02", near)}${fold("M.31 -.19q.02 .06 -.01 .11M.36 -.17q.05 .04 .02 .1")}${band("M.37 .03l.1 -.08")}<circle cx=".49" cy=".07" r=".062" fill="#8b93a1" filter="url(#volume)"/>
<g filter="url(#volume)"><path d="M-.1 .0h.2v.13h-.2Z" fill="#aab1bc"/></g><path d="M-.08 .02h.05v.03h-.05Z" fill="${accent}"/><path d="M0 .02h.08v.02H0ZM0 .06h.08v.02H0ZM-.08 .085h.16v.018h-.16Z" fill="#394150"/><circle cx=".06" cy=".115" r=".008" fill="#7dff9a"/>
<path d="M.1 -.175l.09 .03v.028l-.09 -.03Z" fill="${accent}"/>
<path d="M-.14 -.24Q0 -.2 .14 -.24L.12 -.19Q0 -.16 -.12 -.19Z" fill="#8d95a3"/>
<circle cy="-.4" r=".205" fill="#f2f2f0" filter="url(#volume)"/><path d="M-.13 -.49C-.1 -.58 .14 -.58 .165 -.47C.19 -.34 .13 -.24 .02 -.24C-.1 -.24 -.17 -.34 -.13 -.49Z" fill="#6f7785"/><path d="M-.115 -.485C-.09 -.565 .13 -.565 .15 -.465C.172 -.345 .12 -.255 .02 -.255C-.085 -.255 -.15 -.345 -.115 -.485Z" fill="url(#v)"/><path d="M-.115 -.485C-.09 -.565 .13 -.565 .15 -.465C.172 -.345 .12 -.255 .02 -.255C-.085 -.255 -.15 -.345 -.115 -.485Z" fill="url(#e)"/><path d="M.06 -.515q.055 .012 .068 .066" stroke="#fff" stroke-width=".016" stroke-linecap="round" fill="none" opacity=".9"/><circle cx=".2" cy="-.47" r=".022" fill="#c8ccd3"/></g>`,
  };
}
