// The language of the engine's pages is the one that the reader has chosen on the desk's pages.
import settings from "/desk/tasklist/settings.js";

export { settings };

/**
 * The locales of an engine's page: the reader's language alone, because a second one would change the format of dates. Its texts
 * are stored where the page looks first: it would show raw keys where it draws before they have arrived.
 */
export async function locales(app) {
  const { language } = settings;
  const folder = `${document.querySelector("base").getAttribute("app-root")}/app/${app}/locales/`;
  try {
    const answer = await fetch(`${folder}${language}.json?bust=${window.bust}`);
    const stored = JSON.parse(localStorage.getItem("camunda-web") ?? "{}");
    stored[`${folder}_locales_data_${language}_${window.bust}`] = JSON.stringify(await answer.json());
    localStorage.setItem("camunda-web", JSON.stringify(stored));
  } catch {
    // Without them the page loads its texts itself.
  }
  document.documentElement.lang = language;
  return { availableLocales: [language], fallbackLocale: language };
}
