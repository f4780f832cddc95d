/* Replaces the file of this name in the engine's pages. */

import { locales, settings } from "/assets/engine-language.js";

export default {
  app: { name: settings.texts.home, vendor: "Guichet" },
  locales: await locales("welcome"),
  disableWelcomeMessage: true,
  links: [{ label: "Guichet", href: "/desk", description: "" }],
  customScripts: ["../../../assets/engine-sign-in.js", "../../../assets/engine-labels.js"]
};
