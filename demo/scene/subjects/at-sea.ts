import type { Paint } from "@/demo/scene/subjects/shading";
import type { Drawing } from "@/demo/scene/subjects/sprite";

/** A sailing boat, about one unit high; the accent colours its sails. */
export function drawBoat(paint: Paint, accent: string): Drawing {
  const hull = paint.tones("#6b3a24");
  const rail = paint.tones("#d9c7a8");
  const mast = paint.tones("#8a6b4a");
  const sail = paint.tones(accent);
  const lamp =
    paint.dark > 0.5 ? '<circle cy="-1.03" r=".1" fill="url(#lamp)"/><circle cy="-1.03" r=".014" fill="#fff3c8"/>' : "";
  return {
    box: { left: -0.5, top: -1.15, right: 0.56, bottom: 0.12 },
    body: `<g transform="scale(${paint.side} 1)">
<defs><linearGradient id="m" x1="0" x2="1"><stop offset="0" stop-color="${sail.shade}"/><stop offset=".6" stop-color="${sail.mid}"/><stop offset="1" stop-color="${sail.lit}"/></linearGradient>
<linearGradient id="j" x1="0" x2="1"><stop offset="0" stop-color="${sail.mid}"/><stop offset="1" stop-color="${sail.lit}"/></linearGradient>
<linearGradient id="h" x1="0" x2="0" y1="0" y2="1"><stop offset="0" stop-color="${hull.lit}"/><stop offset="1" stop-color="${hull.shade}"/></linearGradient><radialGradient id="lamp"><stop offset="0" stop-color="#ffe9b0" stop-opacity=".8"/><stop offset="1" stop-color="#ffd98a" stop-opacity="0"/></radialGradient></defs>
<path d="M-.02 -1.04C-.2 -.78 -.36 -.5 -.4 -.17C-.28 -.2 -.14 -.2 -.02 -.17Z" fill="url(#m)" filter="url(#volume)"/>
<path d="M-.02 -.96C-.14 -.74 -.27 -.5 -.31 -.3M-.02 -.8C-.1 -.6 -.16 -.4 -.18 -.19" stroke="${sail.shade}" stroke-width=".005" fill="none" opacity=".6"/>
<path d="M.025 -.97C.14 -.7 .3 -.42 .4 -.19C.27 -.16 .14 -.16 .03 -.19C.06 -.45 .05 -.72 .025 -.97Z" fill="url(#j)" filter="url(#volume)"/>
<path d="M-.012 -1.06h.024L.016 -.1h-.032Z" fill="${mast.mid}"/>
<path d="M-.41 -.155H.03v.02H-.41Z" fill="${mast.shade}"/>
<path d="M-.44 -.12C-.2 -.09 .2 -.09 .5 -.15C.46 -.04 .38 .04 .3 .06H-.3C-.38 .03 -.42 -.04 -.44 -.12Z" fill="url(#h)" filter="url(#volume)"/>
<path d="M-.44 -.12C-.2 -.09 .2 -.09 .5 -.15L.495 -.125C.2 -.065 -.2 -.065 -.435 -.095Z" fill="${rail.lit}"/>
<path d="M-.16 -.1l.02 -.06h.2l.03 .055Z" fill="${rail.mid}"/>
<path d="M.07 -.1c0 -.05 .01 -.075 .03 -.075s.03 .03 .03 .07Z" fill="${hull.shade}"/>${lamp}</g>`,
  };
}

/** A lighthouse, about one unit high, with a cottage. */
export function drawLighthouse(paint: Paint, accent: string): Drawing {
  const glass = paint.dark > 0.2 ? "#fff3c4" : paint.tones("#ffe9b0").lit;
  const cottage = paint.tones("#e6dccb");
  const roof = paint.tones("#7a3b30");
  const metal = paint.tones("#2c2f36");
  const window = paint.dark > 0.5 ? "#ffcf70" : paint.tones("#3a4654").mid;
  const half = (t: number) => 0.105 - 0.042 * t;
  const band = (from: number, to: number) =>
    `<path d="M${-half(from)} ${-0.78 * from}Q0 ${-0.78 * from + 0.018} ${half(from)} ${-0.78 * from}L${half(to)} ${-0.78 * to}Q0 ${-0.78 * to + 0.014} ${-half(to)} ${-0.78 * to}Z" fill="url(#r)"/>`;
  return {
    box: { left: -0.55, top: -1.4, right: 0.55, bottom: 0.06 },
    body: `<defs>${paint.across("w", "#f2ece0")}${paint.across("r", accent)}${paint.across("k", "#33363d")}
<radialGradient id="g"><stop offset="0" stop-color="#fff0b8" stop-opacity=".85"/><stop offset=".25" stop-color="#ffdf90" stop-opacity=".3"/><stop offset="1" stop-color="#ffd27a" stop-opacity="0"/></radialGradient></defs>
<g transform="translate(${-0.27 * paint.side} 0) scale(${paint.side} 1)"><path d="M-.17 .03V-.15H.17V.03Z" fill="${cottage.lit}"/><path d="M-.17 .03V-.15H-.05V.03Z" fill="${cottage.shade}"/><path d="M-.2 -.14L-.12 -.25H.13L.2 -.14Z" fill="${roof.mid}"/><path d="M-.2 -.14L-.12 -.25L-.05 -.14Z" fill="${roof.shade}"/><path d="M.08 -.26h.03v-.05h-.03Z" fill="${roof.shade}"/><path d="M0 -.1h.045v.05H0ZM.09 -.1h.045v.05h-.045Z" fill="${window}"/></g>
<path d="M${-half(0)} .04V0L${-half(1)} -.78H${half(1)}L${half(0)} 0V.04Z" fill="url(#w)"/>${band(0.2, 0.4)}${band(0.6, 0.8)}
<path d="M-.014 -.13q.014 -.03 .028 0v.045h-.028ZM-.012 -.42q.012 -.026 .024 0v.04h-.024ZM-.02 .04V-.03q.02 -.03 .04 0V.04Z" fill="${paint.dark > 0.5 ? "#ffcf70" : metal.shade}"/>
<path d="M-.092 -.8h.184l-.012 .035h-.16Z" fill="url(#k)"/><path d="M-.09 -.8v-.045M-.06 -.8v-.045M-.03 -.8v-.045M.03 -.8v-.045M.06 -.8v-.045M.09 -.8v-.045M-.09 -.843h.18" stroke="${metal.mid}" stroke-width=".006"/>
<path d="M-.048 -.8h.096v-.12h-.096Z" fill="${glass}"/><path d="M-.048 -.8v-.12M-.016 -.8v-.12M.016 -.8v-.12M.048 -.8v-.12" stroke="${metal.mid}" stroke-width=".006"/>
<path d="M-.062 -.915Q0 -1.02 .062 -.915Z" fill="url(#k)"/><path d="M0 -.98v-.06" stroke="${metal.mid}" stroke-width=".008"/>
<circle cy="-.86" r="${paint.dark > 0.2 ? 0.5 : 0.26}" fill="url(#g)"/>`,
  };
}

/** A whale's back and tail, out of the water. */
export function drawWhale(paint: Paint): Drawing {
  const skin = paint.tones("#3d4c5c");
  return {
    box: { left: -0.75, top: -0.55, right: 0.8, bottom: 0.05 },
    body: `<g transform="scale(${paint.side} 1)"><defs><linearGradient id="b" x1="0" x2="0" y1="0" y2="1"><stop offset="0" stop-color="${skin.lit}"/><stop offset="1" stop-color="${skin.shade}"/></linearGradient></defs>
<path d="M-.72 .02C-.6 -.2 -.3 -.3 0 -.22C.1 -.19 .18 -.12 .24 .02Z" fill="url(#b)" filter="url(#volume)"/><path d="M-.12 -.25l.08 -.06 .02 .08Z" fill="${skin.mid}"/>
<path d="M.42 .02C.44 -.12 .48 -.22 .54 -.3C.44 -.36 .38 -.46 .4 -.5C.48 -.46 .54 -.42 .57 -.36C.6 -.42 .68 -.46 .77 -.48C.76 -.4 .7 -.33 .62 -.29C.58 -.2 .56 -.1 .55 .02Z" fill="url(#b)"/></g>`,
  };
}

/** The beam of a lighthouse to one side, from its lamp. */
export function drawBeam(way: 1 | -1): Drawing {
  const [left, right] = way > 0 ? [0, 2.6] : [-2.6, 0];
  return {
    box: { left, top: -1.5, right, bottom: -0.2 },
    body: `<defs><linearGradient id="l" gradientUnits="userSpaceOnUse" x1="0" x2="${way * 2.6}" y1="0" y2="0"><stop offset="0" stop-color="#fff2c4" stop-opacity=".7"/><stop offset=".35" stop-color="#ffeab0" stop-opacity=".22"/><stop offset="1" stop-color="#ffe6a8" stop-opacity="0"/></linearGradient><filter id="s"><feGaussianBlur stdDeviation=".02"/></filter></defs><path d="M0 -.88L${way * 2.6} -1.32V-.5L0 -.84Z" fill="url(#l)" filter="url(#s)"/>`,
  };
}
