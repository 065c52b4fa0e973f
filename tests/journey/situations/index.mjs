// @ts-check
// Everybody's situations. A fault and what only looks like it stand in the same half, so that neither is known to weights
// that are tested on the other half.
import admin from "./admin.mjs";
import agency from "./agency.mjs";
import blog from "./blog.mjs";
import business from "./business.mjs";
import portal from "./portal.mjs";
import shop from "./shop.mjs";

export const SITUATIONS = [...business, ...agency, ...blog, ...admin, ...shop, ...portal];
