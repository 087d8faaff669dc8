import { hashText, random } from "@/demo/scene/random";
import {
  type Camera,
  type Look,
  type Scene,
  type Setting,
  type Subject,
  settings,
  type Time,
  type Weather,
} from "@/demo/scene/scene";

type Words<T extends string> = ReadonlyArray<readonly [T, RegExp]>;

const settingWords: Words<Setting> = [
  ["space", /\b(space|cosmos|galaxy|nebula|orbiting|outer space|stars?hip|spaceship|asteroids?)\b/],
  ["city", /\b(city|cities|street|streets|downtown|skyline|skyscrapers?|urban|tokyo|new york|alley|rooftops?)\b/],
  ["forest", /\b(forest|woods|woodland|jungle|pines?|redwoods?|grove)\b/],
  ["lake", /\b(lake|pond|river|fjord|lagoon)\b/],
  ["sea", /\b(sea|ocean|waves?|beach|coast|coastal|shore|surf|harbou?r|bay|cliffs?|island)\b/],
  ["mountains", /\b(mountains?|alps?|peaks?|summit|himalayas?|ridge|valley|glacier)\b/],
  ["desert", /\b(desert|dunes?|sahara|canyon|mesa|sand)\b/],
  ["field", /\b(fields?|meadow|grass|hills?|prairie|farm|countryside|wheat|flowers?|park|savannah?|road|highway)\b/],
];

const timeWords: Words<Time> = [
  ["night", /\b(night|midnight|moonlight|moonlit|moon|stars|starry|nocturnal|dark|aurora|neon)\b/],
  ["dawn", /\b(dawn|sunrise|daybreak|early morning|morning|first light)\b/],
  ["golden", /\b(golden( hour)?|sunset|dusk|evening|twilight|late afternoon|magic hour)\b/],
  ["noon", /\b(noon|midday|day|daylight|daytime|sunny|bright|blue sky|afternoon)\b/],
];

const weatherWords: Words<Weather> = [
  ["snow", /\b(snow|snowy|snowing|snowfall|blizzard|winter|wintry)\b/],
  ["rain", /\b(rain|rainy|raining|storm|stormy|thunder\w*|drizzle|wet|downpour)\b/],
  ["fog", /\b(fog|foggy|mist|misty|haze|hazy)\b/],
  ["clouds", /\b(clouds?|cloudy|overcast)\b/],
  ["clear", /\b(clear|cloudless|sunny)\b/],
];

const cameraWords: Words<Camera> = [
  [
    "push-in",
    /\b(push[- ]?in|push(es|ing)? in|dolly|zoom(s|ing)? in|drone|fly(ing)? (over|through|towards?)|forward|approach\w*)\b/,
  ],
  ["pull-out", /\b(pull[- ]?(out|back)|zoom(s|ing)? out|reveal\w*)\b/],
  ["orbit", /\b(orbit(s|ing)?( shot)?|circling|around|arc shot)\b/],
  ["pan-left", /\b(pan(s|ning)? (to the )?left)\b/],
  ["pan-right", /\b(pan(s|ning)?|tracking|sideways|truck(s|ing)?)\b/],
  ["tilt-up", /\b(tilt(s|ing)?( up)?|look(s|ing)? up|crane up)\b/],
  ["tilt-down", /\b(tilt(s|ing)? down|crane down)\b/],
  ["handheld", /\b(hand[- ]?held|shaky|documentary|vlog)\b/],
];

const subjectWords: Words<Subject> = [
  ["lighthouse", /\b(lighthouse)\b/],
  ["boat", /\b(boats?|sail\w*|ships?|yacht)\b/],
  ["whale", /\b(whales?|orca)\b/],
  ["bird", /\b(birds?|seagulls?|gulls?|eagles?|geese|crows?|flock)\b/],
  ["balloon", /\b(balloons?)\b/],
  ["car", /\b(cars?|taxi|truck|convertible|porsche|vehicle|driving|drives?)\b/],
  ["train", /\b(trains?|railway|locomotive)\b/],
  ["astronaut", /\b(astronauts?|cosmonauts?|spacewalk)\b/],
  ["dog", /\b(dogs?|puppy|puppies|corgi|retriever|wolf|fox)\b/],
  [
    "figure",
    /\b(person|people|man|woman|girl|boy|figures?|hiker|walker|couple|child|someone|silhouette|detective|samurai|monk|surfer|dancer)\b/,
  ],
  ["cabin", /\b(cabins?|house|hut|cottage|barn|lodge)\b/],
  ["tree", /\b(trees?|oak|cherry|willow)\b/],
  ["moon", /\b(moon|moonlit|moonlight|moonrise)\b/],
  ["planet", /\b(planets?|earth|saturn|mars|jupiter)\b/],
];

const lookWords: Words<Look> = [
  ["noir", /\b(noir|black and white|monochrome|b&w|grayscale|greyscale)\b/],
  ["neon", /\b(neon|cyberpunk|synthwave|vaporwave)\b/],
  ["warm", /\b(warm|warmer|amber|cozy|cosy|nostalgic|vintage)\b/],
  ["cool", /\b(cool|cooler|cold|colder|icy|moody|blue hour|teal)\b/],
];

const colors: Words<string> = [
  ["#d8342c", /\b(red|crimson|scarlet)\b/],
  ["#f08a24", /\borange\b/],
  ["#f2c230", /\b(yellow|gold)\b/],
  ["#3f9d57", /\bgreen\b/],
  ["#2f6fd0", /\bblue\b/],
  ["#8a4fd0", /\b(purple|violet)\b/],
  ["#e86fa5", /\bpink\b/],
  ["#f4f1ea", /\bwhite\b/],
  ["#22242a", /\bblack\b(?! and white)/],
];

/** Everything a prompt says outright; what it leaves open is absent. */
function readWords(prompt: string): Partial<Omit<Scene, "seed">> {
  const text = prompt.toLowerCase();
  const first = <T extends string>(words: Words<T>) => words.find(([, pattern]) => pattern.test(text))?.[0];
  const found = subjectWords.filter(([, pattern]) => pattern.test(text)).map(([subject]) => subject);
  const said = {
    setting: first(settingWords),
    time: first(timeWords),
    weather: first(weatherWords),
    camera: first(cameraWords),
    look: first(lookWords),
    accent: first(colors),
    subjects: found.length ? found.slice(0, 3) : undefined,
  };
  return Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined));
}

/** Where a subject is at home when the prompt names no place. */
function homeOf(found: readonly Subject[], look?: Look): Setting | undefined {
  if (look === "neon") return "city";
  if (found.includes("astronaut") || found.includes("planet")) return "space";
  if (found.includes("boat") || found.includes("whale") || found.includes("lighthouse")) return "sea";
  if (found.includes("balloon") || found.includes("dog") || found.includes("train")) return "field";
  if (found.includes("cabin")) return "mountains";
  return undefined;
}

/**
 * Prompt → scene. The same prompt always gives the same scene; letter case and spacing do not matter.
 * What the words leave open is chosen by the seed.
 */
export function parsePrompt(prompt: string): Scene {
  const seed = hashText(prompt.toLowerCase().replace(/\s+/g, " ").trim());
  const said = readWords(prompt);
  const roll = random(seed);
  const setting =
    said.setting ??
    homeOf(said.subjects ?? [], said.look) ??
    roll.pick(settings.filter((name) => name !== "space" && name !== "city"));
  const time = said.time ?? (setting === "space" ? "night" : roll.pick(["dawn", "golden", "golden", "noon"] as const));
  return {
    seed,
    setting,
    time,
    weather: said.weather ?? (setting === "space" ? "clear" : roll.pick(["clear", "clouds"] as const)),
    camera: said.camera ?? roll.pick(["drift", "push-in", "pan-right", "pan-left"] as const),
    look: said.look ?? "natural",
    subjects: said.subjects ?? [],
    accent: said.accent ?? null,
  };
}

/** The source's scene with only what the new prompt names changed; the seed and so the shapes stay. */
export function remixScene(source: Scene, prompt: string): Scene {
  const said = readWords(prompt);
  // A new subject joins those that are there; "at night" must not make the lighthouse vanish.
  const subjects = [...new Set([...(said.subjects ?? []), ...source.subjects])].slice(0, 3);
  return { ...source, ...said, subjects };
}
