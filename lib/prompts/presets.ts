// Words to add to a prompt, as a person would write them. Client-safe.

export interface Preset {
  id: string;
  label: string;
  /** Added to the prompt as it stands; plain enough to edit by hand. */
  text: string;
}

export const stylePresets: readonly Preset[] = [
  {
    id: "film",
    label: "35 mm film",
    text: "Shot on 35 mm film, with soft grain, gentle highlights and natural colour.",
  },
  {
    id: "documentary",
    label: "Documentary",
    text: "Filmed like a documentary: available light, real places, unposed.",
  },
  { id: "noir", label: "Film noir", text: "Black and white film noir, hard side light and deep shadows." },
  { id: "golden", label: "Golden hour", text: "Late golden-hour sun, long shadows and warm haze in the air." },
  { id: "night", label: "Neon night", text: "A rainy night lit by neon signs, their colours mirrored in wet streets." },
  {
    id: "clay",
    label: "Clay animation",
    text: "Stop-motion clay animation, with visible fingerprints in the material.",
  },
  { id: "drawn", label: "Hand-drawn", text: "Hand-drawn 2D animation, painted backgrounds and clean ink lines." },
  { id: "miniature", label: "Miniature set", text: "A handmade miniature set, seen up close with very shallow focus." },
  { id: "watercolour", label: "Watercolour", text: "A moving watercolour painting, with wet edges and paper texture." },
  { id: "video8", label: "Home video", text: "A 1990s home video: handheld, slightly soft, with washed-out colours." },
];

export const cameraPresets: readonly Preset[] = [
  { id: "static", label: "Locked off", text: "The camera stands still on a tripod." },
  { id: "push-in", label: "Push in", text: "The camera pushes in slowly towards the subject." },
  { id: "pull-back", label: "Pull back", text: "The camera pulls back slowly and reveals the surroundings." },
  { id: "pan", label: "Pan", text: "The camera pans slowly from left to right." },
  { id: "tilt", label: "Tilt up", text: "The camera tilts up from the ground to the sky." },
  { id: "orbit", label: "Orbit", text: "The camera circles the subject at a steady distance." },
  { id: "tracking", label: "Tracking shot", text: "The camera moves alongside the subject, keeping pace with it." },
  { id: "crane", label: "Crane up", text: "The camera rises from eye level to a high view over the scene." },
  { id: "aerial", label: "Aerial", text: "An aerial shot, gliding high over the landscape." },
  { id: "handheld", label: "Handheld", text: "Handheld camera, close to the subject, with small natural movements." },
  { id: "macro", label: "Macro", text: "An extreme close-up with a macro lens and very shallow focus." },
];

/** What to insert at `at` so that `words` read as a sentence of their own between what stands before and after. */
export function toInsert(prompt: string, at: number, words: string): string {
  const before = prompt.slice(0, at);
  const after = prompt.slice(at);
  const space = before === "" || /\s$/.test(before) ? "" : " ";
  // Only behind finished text: in the middle of a sentence a full stop would be a guess.
  const stop = space && after.trim() === "" && !/[.,;:!?…。！？]$/.test(before) ? "." : "";
  return stop + space + words + (after === "" || /^\s/.test(after) ? "" : " ");
}

/** Where `words` stand in the prompt, with the space before them: [from, to], or null. */
export function findWords(prompt: string, words: string): [from: number, to: number] | null {
  const from = prompt.indexOf(words);
  if (from < 0) return null;
  return [from > 0 && prompt[from - 1] === " " ? from - 1 : from, from + words.length];
}
