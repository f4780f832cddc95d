package io.guichet.knowledge;

/**
 * Where the articles of a brand lie, for the links to them.
 *
 * @param path such as {@code /zoom/help/}
 * @param from the number of the question from which one came, which links go on with, or null
 */
public record HelpCentreUrls(String path, String fromQuestion) {

    public static HelpCentreUrls of(String brand) {
        return new HelpCentreUrls("/%s/help/".formatted(brand), null);
    }

    public HelpCentreUrls fromQuestion(String question) {
        return new HelpCentreUrls(path, question);
    }

    /** The way to what lies there. @param rest the name of an article, perhaps with a query and an anchor */
    public String resolve(String rest) {
        if (fromQuestion == null) {
            return path + rest;
        }
        int end = rest.indexOf('#') < 0 ? rest.length() : rest.indexOf('#');
        var page = rest.substring(0, end);
        return path + page + (page.contains("?") ? "&" : "?") + "from=" + fromQuestion + rest.substring(end);
    }
}
