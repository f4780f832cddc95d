/* Replaces the file of this name in the engine's pages. */

export default {
  customScripts: ['../../../assets/engine-sign-in.js']
};
