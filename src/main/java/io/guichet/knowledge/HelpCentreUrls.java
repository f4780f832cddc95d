package io.guichet.knowledge;

/**
 * Builds links to the articles of a brand.
 *
 * @param path base path such as {@code /zoom/help/}
 * @param fromQuestion number of the question that the reader came from, appended to links, or null
 */
public record HelpCentreUrls(String path, String fromQuestion) {

    public static HelpCentreUrls of(String brand) {
        return new HelpCentreUrls("/%s/help/".formatted(brand), null);
    }

    public HelpCentreUrls fromQuestion(String question) {
        return new HelpCentreUrls(path, question);
    }

    /**
     * Returns the URL of an article.
     *
     * @param rest slug, optionally with query and anchor
     */
    public String resolve(String rest) {
        if (fromQuestion == null) {
            return path + rest;
        }
        int end = rest.indexOf('#') < 0 ? rest.length() : rest.indexOf('#');
        var page = rest.substring(0, end);
        return path + page + (page.contains("?") ? "&" : "?") + "from=" + fromQuestion + rest.substring(end);
    }
}
