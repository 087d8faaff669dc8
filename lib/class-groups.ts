// Which Tailwind classes set the same thing: the part of tailwind-merge's knowledge that our overrides need. The whole
// of it is four times as large, and every page would carry it. lib/cn.test.ts holds both against each other.

const any = () => true;
const isNumber = (value: string) => /^\d/.test(value);
const isLength = (value: string) => /^\[(length:)?[\d.]/.test(value);
const isWidth = (value: string) => isNumber(value) || isLength(value);
const sides = ["t", "r", "b", "l"];

const prefixes = (...names: string[]) => Object.fromEntries(names.map((name) => [name, [{ [name]: [any] }]] as const));

const spacing = (side: string) =>
  prefixes(side, `${side}x`, `${side}y`, `${side}s`, `${side}e`, `${side}t`, `${side}r`, `${side}b`, `${side}l`);

export const classGroups = {
  ...prefixes("h", "w", "size", "min-h", "min-w", "max-h", "max-w"),
  ...prefixes("gap", "gap-x", "gap-y", "grid-cols", "col-span", "row-span", "basis"),
  ...prefixes("inset", "inset-x", "inset-y", "top", "right", "bottom", "left", "z", "opacity", "aspect", "cursor"),
  ...prefixes("overflow", "overflow-x", "overflow-y", "object", "leading", "tracking", "whitespace", "order"),
  ...prefixes(
    "items",
    "justify-self",
    "pointer-events",
    "touch",
    "fill",
    "accent",
    "self",
    "content",
    "justify-items",
    "place-items",
    "outline-offset",
    "duration",
  ),
  ...spacing("p"),
  ...spacing("m"),
  justify: [{ justify: ["start", "center", "end", "between"] }],
  "line-clamp": [{ "line-clamp": [any] }],
  select: [{ select: ["none", "text", "all", "auto"] }],
  "decoration-width": [{ decoration: [isWidth] }],
  "decoration-color": [{ decoration: [any] }],
  display: ["block", "inline", "inline-block", "flex", "inline-flex", "grid", "inline-grid", "hidden", "contents"],
  position: ["static", "relative", "absolute", "fixed", "sticky"],
  visibility: ["visible", "invisible"],
  "screen-readers": ["sr-only", "not-sr-only"],
  flex: [{ flex: ["auto", "none", "initial", isNumber] }],
  "flex-direction": [{ flex: ["row", "row-reverse", "col", "col-reverse"] }],
  "flex-wrap": [{ flex: ["wrap", "nowrap", "wrap-reverse"] }],
  shrink: [{ shrink: ["", any] }],
  grow: [{ grow: ["", any] }],
  rounded: [{ rounded: ["", "none", "sm", "md", "lg", "xl", "full", isLength] }],
  ...prefixes(...sides.map((side) => `rounded-${side}`)),
  "border-width": [{ border: ["", isWidth] }],
  "border-style": [{ border: ["solid", "dashed", "dotted", "none"] }],
  "border-color": [{ border: [any] }],
  ...Object.fromEntries(sides.map((side) => [`border-${side}`, [{ [`border-${side}`]: ["", isWidth] }]])),
  "text-size": [{ text: ["xs", "sm", "base", "lg", "xl", isLength] }],
  "text-align": [{ text: ["left", "center", "right", "start", "end"] }],
  "text-wrap": [{ text: ["wrap", "nowrap", "balance", "pretty"] }],
  "text-overflow": ["truncate"],
  "text-color": [{ text: [any] }],
  "font-family": ["figures", { font: ["sans", "mono"] }],
  "font-weight": [{ font: ["normal", "medium", "semibold", "bold"] }],
  "background-gradient": [{ "bg-linear": [any] }],
  "background-size": [{ bg: ["auto", "cover", "contain"] }],
  background: [{ bg: [any] }],
  "ring-offset-width": [{ "ring-offset": [isWidth] }],
  "ring-offset-color": [{ "ring-offset": [any] }],
  "ring-width": [{ ring: ["", isWidth] }],
  "ring-color": [{ ring: [(value: string) => value !== "inset"] }],
  "outline-width": [{ outline: ["", isWidth] }],
  transition: [{ transition: ["", any] }],
} as const;

/** A class of the first group also undoes what those of the others said before it. */
export const conflictingClassGroups = {
  size: ["w", "h"],
  gap: ["gap-x", "gap-y"],
  inset: ["inset-x", "inset-y", "top", "right", "bottom", "left"],
  "inset-x": ["right", "left"],
  "inset-y": ["top", "bottom"],
  overflow: ["overflow-x", "overflow-y"],
  "line-clamp": ["display", "overflow"],
  rounded: sides.map((side) => `rounded-${side}`),
  "border-width": sides.map((side) => `border-${side}`),
  p: ["px", "py", "ps", "pe", "pt", "pr", "pb", "pl"],
  px: ["ps", "pe", "pr", "pl"],
  py: ["pt", "pb"],
  m: ["mx", "my", "ms", "me", "mt", "mr", "mb", "ml"],
  mx: ["ms", "me", "mr", "ml"],
  my: ["mt", "mb"],
  flex: ["basis", "grow", "shrink"],
  "text-size": ["leading"],
} as const;
