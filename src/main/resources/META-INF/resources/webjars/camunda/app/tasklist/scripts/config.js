/* Replaces the Tasklist's file of this name. */

/* Default sort order: most urgent first. */
const URGENT_FIRST = [
  {sortBy: 'priority', sortOrder: 'desc'},
  {sortBy: 'dueDate', sortOrder: 'asc'}
];
const address = window.location.hash || '#/';
if (/^#\/?(\?|$)/.test(address) && !address.includes('sorting=')) {
  const sorting = 'sorting=' + encodeURIComponent(JSON.stringify(URGENT_FIRST));
  window.history.replaceState(null, '', address + (address.includes('?') ? '&' : '?') + sorting);
}

/* Loads only the user's language, because a second one would change the date format. */
const LANGUAGE = (window.navigator.languages?.[0] ?? window.navigator.language).startsWith('fr') ? 'fr' : 'en';

export default {
  app: {
    name: 'Tasklist',
    vendor: 'Guichet'
  },
  locales: {
    availableLocales: ['en', 'fr'],
    fallbackLocale: LANGUAGE
  },
  disableWelcomeMessage: true,
  customScripts: ['../../../assets/engine-sign-in.js'],
  shortcuts: {
    claimTask: {
      key: 'ctrl+alt+c',
      description: 'claims the currently selected task'
    },
    focusFilter: {
      key: 'ctrl+shift+f',
      description: 'set the focus to the first filter in the list'
    },
    focusList: {
      key: 'ctrl+alt+l',
      description: 'sets the focus to the first task in the list'
    },
    focusForm: {
      key: 'ctrl+alt+f',
      description: 'sets the focus to the first input field in a task form'
    }
  }
};
