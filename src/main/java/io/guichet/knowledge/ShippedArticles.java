package io.guichet.knowledge;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.guichet.brand.Brand;
import io.guichet.brand.Brands;
import io.guichet.knowledge.Articles.ArticleInput;
import io.guichet.model.ModelFiles;
import io.guichet.web.StartRefused;
import io.guichet.web.StartupTask;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;

/**
 * Installs the articles in {@code articles/<slug>.<language>.md} beside a brand's tables (YAML front matter, Markdown)
 * at each start, except those that have been edited since.
 */
@Component
public class ShippedArticles extends StartupTask {

    /** After the tables are deployed, before the demo run starts. */
    private static final int PHASE = -600;

    private static final Pattern FILE = Pattern.compile("(?<slug>.+)\\.(?<language>[a-z]{2})\\.md");
    private static final Pattern FRONT_MATTER =
            Pattern.compile("\\A---\\R(?<frontMatter>.*?)\\R---\\R(?<body>.*)\\z", Pattern.DOTALL);
    private static final JsonMapper YAML = JsonMapper.builder(new YAMLFactory())
            .findAndAddModules()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final Brands brands;
    private final ModelFiles files;
    private final Articles articles;

    ShippedArticles(Brands brands, ModelFiles files, Articles articles) {
        super(PHASE);
        this.brands = brands;
        this.files = files;
        this.articles = articles;
    }

    private record FrontMatter(String title, String topic, String keywords, String product, String audience) {}

    @Override
    protected void run() {
        for (var brand : brands.all()) {
            articles.installShipped(brand, load(files, brand));
        }
    }

    /** Reads a brand's shipped articles. Throws {@link StartRefused} that names an unreadable file. */
    public static List<ArticleInput> load(ModelFiles files, Brand brand) {
        return files.matching("processes/policies/%s/articles/*.md".formatted(brand.id())).stream()
                .map(ShippedArticles::read)
                .toList();
    }

    private static ArticleInput read(Resource file) {
        try {
            var name = FILE.matcher(file.getFilename());
            var parts = FRONT_MATTER.matcher(file.getContentAsString(StandardCharsets.UTF_8));
            if (!name.matches() || !parts.matches()) {
                throw new StartRefused(file + " must be named <slug>.<language>.md and begin with a front matter");
            }
            var frontMatter = YAML.readValue(parts.group("frontMatter"), FrontMatter.class);
            var content = new ArticleContent(
                    frontMatter.title(),
                    parts.group("body"),
                    frontMatter.keywords(),
                    frontMatter.topic(),
                    frontMatter.product(),
                    Audience.parse(frontMatter.audience()),
                    ArticleStatus.PUBLISHED,
                    null);
            return new ArticleInput(name.group("slug"), name.group("language"), content);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }
}
