// @ts-check
// The same for pages that are built from modules: import { start } from "https://…/segue.mjs".
import { start as begin } from "./segue/main.js";

/** @param {{ site: string, consent?: string, lang?: string, theme?: string }} options */
export const start = (options) => begin({ ...options, base: new URL("segue/", import.meta.url).href });
