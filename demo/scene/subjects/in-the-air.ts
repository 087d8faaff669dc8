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
    body: `<defs>${paint.across("l", light)}${paint.across("a", accent)}<radialGradient id="f"><stop offset="0" stop-color="#ffb84d" stop-opacity=".8"/><stop offset="1" stop-color="#ff9a2e" stop-opacity="0"/></radialGradient><clipPath id="e"><path d="M0 -1.0C.3 -1.0 .41 -.8 .38 -.62C.35 -.46 .16 -.36 .1 -.26H-.1C-.16 -.36 -.35 -.46 -.38 -.62C-.41 -.8 -.3 -1.0 0 -1.0Z"/></clipPath></defs><g clip-path="url(#e)"><rect x="-.45" y="-1.05" width=".9" height=".85" fill="url(#l)"/>${stripes.join("")}</g>${flame}<path d="M-.09 -.27L-.055 -.1M.09 -.27L.055 -.1" stroke="${basket.shade}" stroke-width=".006"/><path d="M-.06 -.1h.12l-.012 .1h-.096Z" fill="${basket.mid}"/>`,
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
  const arm = (d: string, dark: boolean) =>
    `<path d="${d}" stroke="url(#${dark ? "s2" : "s"})" stroke-width=".125" stroke-linecap="round" stroke-linejoin="round" fill="none"/>`;
  return {
    box: { left: -0.85, top: -0.75, right: 0.85, bottom: 0.8 },
    body: `<g transform="scale(${side} 1) rotate(14)"><defs><linearGradient id="s" x1="-.5" x2=".5" y1="-.4" y2=".3" gradientUnits="userSpaceOnUse"><stop offset="0" stop-color="#5b6577"/><stop offset=".5" stop-color="#c3c8d0"/><stop offset="1" stop-color="#fbf8f2"/></linearGradient><linearGradient id="s2" x1="-.5" x2=".5" y1="-.4" y2=".3" gradientUnits="userSpaceOnUse"><stop offset="0" stop-color="#39414f"/><stop offset="1" stop-color="#a5abb5"/></linearGradient>
<radialGradient id="v" cx=".68" cy=".3" r=".9"><stop offset="0" stop-color="#ffe0a0"/><stop offset=".14" stop-color="#d9953a"/><stop offset=".45" stop-color="#4a3a4d"/><stop offset="1" stop-color="#11131f"/></radialGradient></defs>
<path d="M-.16 .1C-.5 .3 -.55 .5 -.85 .42" stroke="#b9bec8" stroke-width=".014" fill="none" opacity=".8"/>
${arm("M-.1 .22L-.2 .45L-.12 .66", true)}${arm("M-.17 -.12L-.36 -.02L-.5 -.2", true)}
<path d="M-.25 -.24q0 -.06 .06 -.06h.3q.06 0 .06 .06v.42q0 .06 -.06 .06h-.3q-.06 0 -.06 -.06Z" fill="url(#s2)"/>
<path d="M-.18 -.2C-.1 -.26 .1 -.26 .18 -.2C.22 -.06 .2 .1 .17 .24C.06 .3 -.06 .3 -.17 .24C-.2 .1 -.22 -.06 -.18 -.2Z" fill="url(#s)"/>
${arm("M.1 .22L.2 .44L.34 .62", false)}${arm("M.17 -.12L.36 -.14L.48 .04", false)}
<path d="M.36 .66l.08 -.06" stroke="#8f97a5" stroke-width=".13" stroke-linecap="round"/><path d="M-.13 .68l.06 .03" stroke="#5d6676" stroke-width=".13" stroke-linecap="round"/>
<circle cx=".49" cy=".07" r=".062" fill="#8b93a1"/><circle cx="-.51" cy="-.22" r=".058" fill="#4c5463"/>
<path d="M-.1 .0h.2v.13h-.2Z" fill="#8f98a8"/><path d="M-.08 .02h.05v.03h-.05Z" fill="${accent}"/><path d="M0 .02h.08v.02H0ZM0 .06h.08v.02H0Z" fill="#394150"/>
<path d="M.1 -.17l.09 .03v.03l-.09 -.03Z" fill="${accent}"/>
<circle cy="-.4" r=".205" fill="url(#s)"/><path d="M-.13 -.49C-.1 -.58 .14 -.58 .165 -.47C.19 -.34 .13 -.24 .02 -.24C-.1 -.24 -.17 -.34 -.13 -.49Z" fill="url(#v)"/><path d="M.06 -.51q.06 .01 .07 .07" stroke="#fff" stroke-width=".018" stroke-linecap="round" fill="none" opacity=".85"/></g>`,
  };
}
