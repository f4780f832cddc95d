package io.guichet.knowledge;

import com.google.re2j.Pattern;
import io.guichet.brand.Brand;
import java.text.Normalizer;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Derives article slugs from titles. */
@Component
public class Slugs {

    static final int MAX_LENGTH = 80;

    private static final Pattern MARK = Pattern.compile("\\p{M}");
    private static final Pattern SEPARATOR = Pattern.compile("[^\\p{L}\\p{N}]+");

    private final JdbcClient db;

    Slugs(JdbcClient db) {
        this.db = db;
    }

    /** A slug that no article of the brand has in any language. */
    public String unused(Brand brand, String title) {
        var base = ofTitle(title);
        var slug = base;
        for (int n = 2; isTaken(brand, slug); n++) {
            slug = base + "-" + n;
        }
        return slug;
    }

    private boolean isTaken(Brand brand, String slug) {
        return db.sql("select count(*) from article where brand = :brand and slug = :slug")
                        .param("brand", brand.id())
                        .param("slug", slug)
                        .query(Long.class)
                        .single()
                > 0;
    }

    /** Letters and digits of a title without accents, joined by hyphens; a long title is cut after a whole word. */
    static String ofTitle(String title) {
        var letters = slugify(title);
        if (letters.length() > MAX_LENGTH) {
            var end = letters.lastIndexOf('-', MAX_LENGTH);
            letters = letters.substring(0, end > 0 ? end : MAX_LENGTH);
        }
        return letters.isEmpty() ? "article" : letters;
    }

    /** The same for a text of any length; empty if it has neither letters nor digits. */
    static String slugify(String text) {
        var plain = Normalizer.normalize(text.replace("œ", "oe").replace("Œ", "oe"), Normalizer.Form.NFD);
        var lowerCase = MARK.matcher(plain).replaceAll("").toLowerCase(Locale.ROOT);
        var slug = SEPARATOR.matcher(lowerCase).replaceAll("-");
        return slug.substring(
                slug.startsWith("-") ? 1 : 0,
                slug.length() > 1 && slug.endsWith("-") ? slug.length() - 1 : slug.length());
    }
}
