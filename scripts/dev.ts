import { launch } from "./launch/launch";

void launch("dev");
