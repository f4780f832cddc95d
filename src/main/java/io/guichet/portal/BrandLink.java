package io.guichet.portal;

import io.guichet.brand.Brand;
import java.util.List;
import java.util.Optional;

/** A place where the brand's customers find help themselves, from the text {@code resources} of its {@code brand.yaml}. */
record BrandLink(String name, String url) {

    private static final String TEXT = "resources";

    /** The links in the text's order: a name and a URL, or a path of these pages, on each line. */
    static List<BrandLink> of(Brand brand, String language) {
        return brand.text(TEXT, language).stream()
                .flatMap(String::lines)
                .flatMap(line -> parse(line.strip()).stream())
                .toList();
    }

    private static Optional<BrandLink> parse(String line) {
        var space = line.lastIndexOf(' ');
        var url = line.substring(space + 1);
        return space > 0 && (url.startsWith("https://") || url.startsWith("/"))
                ? Optional.of(new BrandLink(line.substring(0, space).strip(), url))
                : Optional.empty();
    }
}
