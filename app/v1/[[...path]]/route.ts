import { unknownRoute } from "@/lib/v1/unknown-route";

// Programs read JSON, so an unknown address must not answer with a page.
export {
  unknownRoute as DELETE,
  unknownRoute as GET,
  unknownRoute as PATCH,
  unknownRoute as POST,
  unknownRoute as PUT,
};
