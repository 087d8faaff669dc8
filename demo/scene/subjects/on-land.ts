import type { Paint } from "@/demo/scene/subjects/shading";
import type { Drawing } from "@/demo/scene/subjects/sprite";

/** A person seen from behind, about one unit high; one of six poses of a walk. With an umbrella in the rain. */
export function drawFigure(paint: Paint, accent: string, step: number, umbrella: boolean): Drawing {
  const coat = paint.tones(accent);
  const dark = paint.tones("#2a2c33");
  const skin = paint.tones("#b98d72");
  const hair = paint.tones("#3b2a22");
  const swing = Math.sin((step / 6) * 2 * Math.PI);
  const leg = (s: number) =>
    `<path d="M${s * 0.045} -.45L${s * 0.05 + swing * s * 0.035} -.22L${s * 0.055 + swing * s * 0.05} ${-0.01 - Math.max(0, swing * s) * 0.05}" stroke="${s > 0 ? dark.mid : dark.shade}" stroke-width=".075" stroke-linecap="round" stroke-linejoin="round" fill="none"/>`;
  const arm = (s: number) =>
    `<path d="M${s * 0.105} -.76L${s * 0.135} -.6L${s * 0.13 - swing * s * 0.03} -.45" stroke="${s * paint.side > 0 ? coat.mid : coat.shade}" stroke-width=".055" stroke-linecap="round" fill="none"/>`;
  const cover = umbrella
    ? `<path d="M.02 -.62V-1.2" stroke="${dark.shade}" stroke-width=".014"/><path d="M-.4 -1.0C-.36 -1.24 .4 -1.24 .44 -1.0C.36 -1.05 .28 -1.04 .23 -1.0C.16 -1.05 .08 -1.05 .02 -1.0C-.05 -1.05 -.12 -1.05 -.19 -1.0C-.25 -1.05 -.33 -1.05 -.4 -1.0Z" fill="url(#u)"/>`
    : "";
  return {
    box: { left: -0.48, top: -1.28, right: 0.5, bottom: 0.06 },
    body: `<defs>${paint.across("c", accent)}${paint.across("u", "#22252d")}</defs><ellipse cy=".0" rx=".16" ry=".022" fill="#000" opacity=".35"/>${leg(-1)}${leg(1)}${arm(-1)}<path d="M-.11 -.8Q0 -.86 .11 -.8L.135 -.36Q0 -.32 -.135 -.36Z" fill="url(#c)" filter="url(#volume)"/>${arm(1)}<path d="M-.03 -.88h.06v.07h-.06Z" fill="${skin.shade}"/><circle cy="-.93" r=".066" fill="${skin.mid}"/><path d="M-.07 -.92C-.08 -1.02 .08 -1.02 .07 -.92C.06 -.87 -.06 -.87 -.07 -.92Z" fill="${hair.mid}"/>${cover}`,
  };
}

/** A dog in profile, about one unit long; one of six poses of a trot. */
export function drawDog(paint: Paint, accent: string, step: number): Drawing {
  const coat = paint.tones(accent);
  const swing = Math.sin((step / 6) * 2 * Math.PI) * 0.07;
  const leg = (x: number, s: number, color: string) =>
    `<path d="M${x} -.3L${x + s * swing * 0.4} -.16L${x + s * swing} -.015" stroke="${color}" stroke-width=".062" stroke-linecap="round" stroke-linejoin="round" fill="none"/>`;
  return {
    box: { left: -0.6, top: -0.76, right: 0.6, bottom: 0.06 },
    body: `<g transform="scale(${paint.side} 1)"><defs><linearGradient id="d" x1="0" x2="0" y1="0" y2="1"><stop offset="0" stop-color="${coat.lit}"/><stop offset="1" stop-color="${coat.shade}"/></linearGradient></defs><ellipse rx=".42" ry=".025" fill="#000" opacity=".3"/>
${leg(-0.26, -1, coat.shade)}${leg(0.18, 1, coat.shade)}<path d="M-.34 -.44C-.46 -.5 -.5 -.6 -.46 -.68" stroke="${coat.mid}" stroke-width=".055" stroke-linecap="round" fill="none"/>
<path d="M-.36 -.42C-.34 -.5 -.2 -.5 -.05 -.48C.08 -.48 .14 -.54 .2 -.6L.34 -.5C.32 -.38 .26 -.26 .16 -.24C.05 -.2 -.08 -.28 -.16 -.26C-.26 -.22 -.37 -.26 -.36 -.42Z" fill="url(#d)" filter="url(#volume)"/>
<path d="M.18 -.56C.2 -.7 .36 -.72 .4 -.62L.52 -.57C.54 -.52 .5 -.5 .45 -.5C.38 -.48 .3 -.46 .24 -.48Z" fill="url(#d)" filter="url(#volume)"/><path d="M.22 -.66C.16 -.62 .14 -.54 .18 -.5C.24 -.52 .27 -.58 .28 -.66Z" fill="${coat.shade}"/><circle cx=".515" cy="-.56" r=".018" fill="#1c1715"/><circle cx=".37" cy="-.6" r=".013" fill="#1c1715"/>
${leg(-0.2, 1, coat.mid)}${leg(0.13, -1, coat.mid)}</g>`,
  };
}

/** A car in profile, about two units long. */
export function drawCar(paint: Paint, accent: string): Drawing {
  const body = paint.tones(accent);
  const glass = paint.tones("#31404f");
  const chrome = paint.tones("#c9ccd2");
  const wheel = (x: number) =>
    `<circle cx="${x}" cy="-.16" r=".16" fill="#15161a"/><circle cx="${x}" cy="-.16" r=".09" fill="${chrome.mid}"/><circle cx="${x}" cy="-.16" r=".03" fill="${chrome.shade}"/>`;
  const lights =
    paint.dark > 0.5
      ? '<path d="M.94 -.36L2.2 -.5V.06L.94 -.28Z" fill="url(#beam)"/><circle cx=".95" cy="-.33" r=".06" fill="#fff6d8"/><circle cx="-.97" cy="-.36" r=".045" fill="#ff3a2c"/><circle cx="-.99" cy="-.36" r=".16" fill="#ff2a1c" opacity=".22"/>'
      : `<path d="M.9 -.36h.07v.08H.9Z" fill="${chrome.lit}"/><path d="M-1 -.38h.05v.08H-1Z" fill="#b3261e"/>`;
  return {
    box: { left: -1.2, top: -0.78, right: 2.25, bottom: 0.08 },
    body: `<defs><linearGradient id="b" x1="0" x2="0" y1="0" y2="1"><stop offset="0" stop-color="${body.lit}"/><stop offset=".55" stop-color="${body.mid}"/><stop offset="1" stop-color="${body.shade}"/></linearGradient><linearGradient id="beam"><stop offset="0" stop-color="#fff2c8" stop-opacity=".55"/><stop offset="1" stop-color="#fff2c8" stop-opacity="0"/></linearGradient></defs><ellipse rx="1.02" ry=".045" fill="#000" opacity=".4"/>
<path d="M-1 -.2V-.4C-.95 -.46 -.75 -.48 -.6 -.49C-.45 -.63 -.35 -.71 -.1 -.72C.2 -.73 .35 -.65 .5 -.5C.7 -.48 .92 -.44 .97 -.36L.98 -.18Z" fill="url(#b)"/><path d="M-.5 -.49C-.4 -.6 -.3 -.66 -.12 -.665V-.49ZM-.06 -.665C.16 -.67 .28 -.6 .39 -.5L-.06 -.49Z" fill="${glass.mid}"/><path d="M-.98 -.3H.97" stroke="${chrome.mid}" stroke-width=".014"/>${wheel(-0.58)}${wheel(0.6)}${lights}`,
  };
}

/** A small house with lit windows, about one unit wide. */
export function drawCabin(paint: Paint, snowy: boolean): Drawing {
  const wood = paint.tones("#7a5236");
  const roof = paint.tones(snowy ? "#eef2f8" : "#4a3a36");
  const stone = paint.tones("#8d867f");
  const window = paint.dark > 0.05 ? "#ffd27e" : paint.tones("#54606c").mid;
  const logs = [0.08, 0.16, 0.24, 0.32]
    .map((y) => `<path d="M-.34 ${-y}H.34" stroke="${wood.shade}" stroke-width=".008"/>`)
    .join("");
  const glow =
    paint.dark > 0.5
      ? '<circle cx="-.17" cy="-.2" r=".4" fill="url(#g)"/><circle cx=".18" cy="-.2" r=".4" fill="url(#g)"/>'
      : "";
  return {
    box: { left: -0.62, top: -0.95, right: 0.62, bottom: 0.06 },
    body: `<defs>${paint.across("w", "#7a5236")}${paint.across("o", snowy ? "#eef2f8" : "#4a3a36")}<radialGradient id="g"><stop offset="0" stop-color="#ffcf70" stop-opacity=".5"/><stop offset="1" stop-color="#ffcf70" stop-opacity="0"/></radialGradient></defs>
<path d="M.16 -.6V-.84H.26V-.52Z" fill="${stone.mid}"/><path d="M-.36 .04V-.4L0 -.72L.36 -.4V.04Z" fill="url(#w)"/>${logs}<path d="M-.46 -.34L0 -.76L.46 -.34L.4 -.3L0 -.66L-.4 -.3Z" fill="url(#o)"/><path d="M-.06 .04V-.22H.07V.04Z" fill="${wood.shade}"/><path d="M-.25 -.28h.14v.14h-.14ZM.12 -.28h.14v.14h-.14ZM-.05 -.5h.1v.1h-.1Z" fill="${window}"/><path d="M-.18 -.28v.14M-.25 -.21h.14M.19 -.28v.14M.12 -.21h.14" stroke="${wood.shade}" stroke-width=".01"/>${glow}<path d="M-.46 -.34L0 -.76" stroke="${roof.lit}" stroke-width=".012"/>`,
  };
}

/** A train of four carriages, about five units long. */
export function drawTrain(paint: Paint, accent: string): Drawing {
  const body = paint.tones(accent);
  const window = paint.dark > 0.2 ? "#ffd98f" : paint.tones("#36444f").mid;
  const cars = [-2.4, -1.2, 0, 1.2]
    .map(
      (x) =>
        `<path d="M${x} -.1v-.4q0 -.06 .06 -.06h1.04q.06 0 .06 .06v.4Z" fill="url(#t)"/><path d="M${x} -.28h1.16" stroke="${body.shade}" stroke-width=".03"/>${[0.1, 0.32, 0.54, 0.76, 0.96].map((w) => `<path d="M${x + w} -.46h.13v.12h-.13Z" fill="${window}"/>`).join("")}${[0.2, 0.36, 0.8, 0.96].map((w) => `<circle cx="${x + w}" cy="-.06" r=".06" fill="#191a1e"/>`).join("")}`,
    )
    .join("");
  return {
    box: { left: -2.5, top: -0.66, right: 2.6, bottom: 0.06 },
    body: `<defs><linearGradient id="t" x1="0" x2="0" y1="0" y2="1"><stop offset="0" stop-color="${body.lit}"/><stop offset="1" stop-color="${body.shade}"/></linearGradient></defs>${cars}`,
  };
}

/** A car from behind, driving away, about one unit wide. */
export function drawCarBehind(paint: Paint, accent: string): Drawing {
  const body = paint.tones(accent);
  const glass = paint.tones("#2a3440");
  const night = paint.dark > 0.5;
  const lamp = night ? "#ff4434" : "#b3261e";
  const glow = night ? [-0.36, 0.36].map((x) => `<circle cx="${x}" cy="-.33" r=".34" fill="url(#r)"/>`).join("") : "";
  return {
    box: { left: -0.75, top: -0.8, right: 0.75, bottom: 0.14 },
    body: `<defs><linearGradient id="b" x1="0" x2="0" y1="0" y2="1"><stop offset="0" stop-color="${body.lit}"/><stop offset="1" stop-color="${body.shade}"/></linearGradient><radialGradient id="r"><stop offset="0" stop-color="#ff5a40" stop-opacity=".75"/><stop offset=".3" stop-color="#ff2a18" stop-opacity=".24"/><stop offset="1" stop-color="#ff2a18" stop-opacity="0"/></radialGradient></defs><ellipse rx=".54" ry=".045" fill="#000" opacity=".55"/><path d="M-.46 .02h.15v-.18h-.15ZM.31 .02h.15v-.18h-.15Z" fill="#0d0e11"/><path d="M-.5 -.12C-.52 -.3 -.48 -.4 -.42 -.42L-.32 -.66Q-.29 -.72 -.2 -.72H.2Q.29 -.72 .32 -.66L.42 -.42C.48 -.4 .52 -.3 .5 -.12Q.5 -.06 .44 -.06H-.44Q-.5 -.06 -.5 -.12Z" fill="url(#b)" filter="url(#volume)"/><path d="M-.35 -.44L-.275 -.63Q-.26 -.66 -.2 -.66H.2Q.26 -.66 .275 -.63L.35 -.44Z" fill="${glass.mid}"/><path d="M-.46 -.37h.2v.08h-.2ZM.26 -.37h.2v.08h-.2Z" fill="${lamp}"/><path d="M-.46 -.35h.92" stroke="${lamp}" stroke-width=".012" opacity="${night ? 0.9 : 0.3}"/><path d="M-.13 -.24h.26v.08h-.26Z" fill="${paint.tones("#d8d4c4").mid}"/>${glow}`,
  };
}
