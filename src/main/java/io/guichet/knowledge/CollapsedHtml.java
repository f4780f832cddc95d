package io.guichet.knowledge;

/**
 * An article's text as HTML, folded around one of its passages.
 *
 * @param before what comes before, empty where nothing is folded there
 * @param around the passage, under its heading where that is near
 * @param after what comes after, empty where nothing is folded there
 */
public record CollapsedHtml(String before, String around, String after) {}
