package io.guichet.knowledge;

/**
 * An article's text as HTML, collapsed around one passage.
 *
 * @param before collapsed part before the passage, may be empty
 * @param around the passage, with its heading if that is near
 * @param after collapsed part after the passage, may be empty
 */
public record CollapsedHtml(String before, String around, String after) {}
