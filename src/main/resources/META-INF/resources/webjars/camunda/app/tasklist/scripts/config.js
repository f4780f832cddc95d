/* Replaces the Tasklist's file of this name. */

import { locales, settings } from "/assets/engine-language.js";
import { keepSorting } from "/assets/tasklist-order.js";

keepSorting();

export default {
  app: {
    name: settings.texts.name,
    vendor: "Guichet"
  },
  locales: await locales("tasklist"),
  disableWelcomeMessage: true,
  customScripts: ["../../../assets/engine-sign-in.js", "../../../assets/engine-labels.js", "../../../assets/tasklist.js"],
  /* The list of all shortcuts is /desk/tasklist/shortcuts. */
  shortcuts: {
    claimTask: { key: "ctrl+alt+c" },
    focusFilter: { key: "ctrl+shift+f" },
    focusList: { key: "ctrl+alt+l" },
    focusForm: { key: "ctrl+alt+f" }
  }
};
