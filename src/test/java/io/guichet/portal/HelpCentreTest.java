package io.guichet.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.guichet.Desk;
import io.guichet.DeskTest;
import io.guichet.HttpBrowser;
import io.guichet.intake.Question.Outcome;
import io.guichet.intake.Questions;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The help centre without JavaScript: browsing, searching, reading, voting, and the link back to a question. */
@DeskTest
class HelpCentreTest {

    private static final String HELP = "/parcels/help";

    @LocalServerPort
    private int port;

    @Autowired
    private Desk desk;

    @Autowired
    private Questions questions;

    @Autowired
    private JdbcClient db;

    private ArticleFixture articles;

    @BeforeEach
    void articles() {
        articles = new ArticleFixture(port);
        articles.publish(
                "aquarium",
                "en",
                Map.of(
                        "title",
                        "Sending an aquarium",
                        "topic",
                        "Fragile things",
                        "body",
                        "Glass breaks.\n\n## Packing the aquarium\n\nWrap the glass in [three blankets](blanket).\n\n"
                                + "## Insurance\n\nInsure an aquarium for its price.\n"));
        articles.publish(
                "aquarium",
                "fr",
                Map.of(
                        "title",
                        "Envoyer un aquarium",
                        "topic",
                        "Objets fragiles",
                        "body",
                        "Le verre casse.\n\n## Emballer\n\nEnveloppez la vitre dans trois couvertures.\n\n"
                                + "## Assurance\n\nAssurez l’aquarium à son prix.\n"));
        articles.publish(
                "blanket", "en", Map.of("title", "Blankets", "topic", "Fragile things", "body", "Three will do."));
    }

    @ParameterizedTest
    @CsvSource({
        "en, Help centre, Fragile things, Sending an aquarium, Envoyer un aquarium",
        "fr, Centre d’aide, Objets fragiles, Envoyer un aquarium, Sending an aquarium",
    })
    void articlesAreBrowsedByTopic(String language, String name, String topic, String title, String other) {
        var visitor = new Visitor(port, language);

        visitor.opens(HELP);

        assertThat(visitor.status()).isEqualTo(200);
        assertThat(visitor.page())
                .contains("<h1>%s</h1>".formatted(name), ">%s</h2>".formatted(topic), ">%s</a>".formatted(title))
                .contains("href=\"/parcels/help/aquarium\"", "role=\"search\"")
                .doesNotContain(other, "??");
    }

    @Test
    void aTopicWithManyArticlesHasAPageOfItsOwn() {
        IntStream.range(100, 210)
                .forEach(n -> articles.publish(
                        "harbour-" + n,
                        "en",
                        Map.of("title", "Harbour " + n, "topic", "Harbours & <ports>", "body", "Open.")));
        var visitor = new Visitor(port, "en");

        assertThat(visitor.opens(HELP))
                .contains("Harbour 107<", "All 110 articles of this topic")
                .doesNotContain("Harbour 108<");
        var more = link(visitor.page(), "All 110");
        assertThat(visitor.opens(more)).contains("Harbour 108<", "Harbour 199<").doesNotContain("Harbour 200<");
        assertThat(visitor.opens(link(visitor.page(), "Show more")))
                .contains("Harbour 200<", "Harbour 209<")
                .doesNotContain("Harbour 199<", "Show more");
    }

    @ParameterizedTest
    @CsvSource({"topic=Nowhere, 200", "topic=, 200", "topic=x&after=nonsense, 400", "q=, 200", "q=%20, 200"})
    void answersAnyQueryString(String query, int status) {
        var visitor = new Visitor(port, "en");

        visitor.opens(HELP + "?" + query);

        assertThat(visitor.status()).isEqualTo(status);
    }

    @Test
    void aBrandWithoutArticlesOffersToAsk() {
        var visitor = new Visitor(port, "fr");

        changeLanguage("fr", "--");
        try {
            assertThat(visitor.opens("/zoom/help"))
                    .contains("Il n’y a pas encore d’articles ici", "href=\"/zoom\"", "Nous poser la question");
        } finally {
            changeLanguage("--", "fr");
        }
    }

    /** Moves all articles of another brand from one language to the other. */
    private void changeLanguage(String language, String other) {
        db.sql("update article set language = :other where brand = 'zoom' and language = :language")
                .param("language", language)
                .param("other", other)
                .update();
    }

    @ParameterizedTest
    @CsvSource({
        "en, wrapping an aquarium in blankets, 'Sending an aquarium', /parcels/help/aquarium#packing-the-aquarium, <mark>blankets</mark>",
        "fr, couvertures pour un aquarium, 'Envoyer un aquarium', /parcels/help/aquarium#emballer, <mark>couvertures</mark>",
    })
    void aHitLinksToItsPassage(String language, String asked, String title, String link, String marked) {
        var visitor = new Visitor(port, language);

        var page = visitor.opens(HELP + "?q=" + HttpBrowser.urlEncoded(asked));

        assertThat(page).contains("href=\"%s\"".formatted(link), title, marked, "value=\"%s\"".formatted(asked));
    }

    @ParameterizedTest
    @CsvSource({"en, No results, Ask us", "fr, Aucun résultat, Nous poser la question"})
    void anEmptyResultOffersToAsk(String language, String expected, String next) {
        var visitor = new Visitor(port, language);

        assertThat(visitor.opens(HELP + "?q=qqxxzz")).contains(expected, next, "href=\"/parcels\"");
    }

    @Test
    void queriesAreEscapedAndNeverSyntax() {
        var visitor = new Visitor(port, "en");

        assertThat(visitor.opens(HELP + "?q=" + HttpBrowser.urlEncoded("<script>alert(1)</script> title:((( \" ~")))
                .contains("&lt;script&gt;")
                .doesNotContain("<script>alert");
        assertThat(visitor.status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "en, Sending an aquarium, In this article, #insurance, Last updated on, Was this helpful?, Lire en français",
        "fr, Envoyer un aquarium, Dans cet article, #assurance, Dernière mise à jour le, Cet article vous a-t-il aidé ?, Read in English",
    })
    void showsAnArticle(
            String language, String title, String contents, String anchor, String changed, String vote, String other) {
        var visitor = new Visitor(port, language);

        var page = visitor.opens(HELP + "/aquarium");

        assertThat(page)
                .contains(title + "</h1>", contents, "href=\"%s\"".formatted(anchor), changed, vote, other)
                .contains("<h2 id=\"%s\"".formatted(anchor.substring(1)))
                .doesNotContain("??");
    }

    @Test
    void showsLinkedAndRelatedArticles() {
        var visitor = new Visitor(port, "en");

        assertThat(visitor.opens(HELP + "/aquarium"))
                .contains("<a rel=\"nofollow\" href=\"/parcels/help/blanket\">three blankets</a>");
        assertThat(visitor.opens(HELP + "/blanket"))
                .contains("Related articles", "/parcels/help/aquarium")
                .doesNotContain("In this article");
    }

    @Test
    void relatesArticlesBySubjectAndTopic() {
        var own = IntStream.range(0, 60).mapToObj(n -> "ownword" + n).collect(Collectors.joining(" "));
        articles.publish("kite", "en", Map.of("title", "Kites", "topic", "Toys of the air", "body", own));
        articles.publish("kite-string", "en", "Strings of a kite", "Rolled up.");
        articles.publish(
                "boomerang",
                "en",
                Map.of("title", "Boomerangs", "topic", "Toys of the air", "body", "Return to sender."));
        var visitor = new Visitor(port, "en");

        assertThat(visitor.opens(HELP + "/kite")).contains("/help/kite-string\"", "/help/boomerang\"");
    }

    @ParameterizedTest
    @CsvSource({
        "fr, Cet article n’existe pas encore en français. Le voici en anglais.",
        "en, This article exists in English only.",
    })
    void anArticleInOneLanguageOnlySaysSo(String language, String expected) {
        var visitor = new Visitor(port, language);

        assertThat(visitor.opens(HELP + "/blanket")).contains(expected, "<h1 lang=\"en\">Blankets</h1>");
    }

    @ParameterizedTest
    @CsvSource({"audience, staff", "status, draft", "status, withdrawn"})
    void hidesStaffArticlesAndDraftsFromCustomers(String field, String value) {
        articles.publish(
                "hidden",
                "en",
                Map.of("title", "Hidden zeppelin", "body", "Zeppelins.", "topic", "Airships", field, value));
        var visitor = new Visitor(port, "en");

        assertThat(visitor.opens(HELP)).doesNotContain("Hidden zeppelin");
        assertThat(visitor.opens(HELP + "?q=zeppelin")).doesNotContain("Hidden zeppelin");
        visitor.opens(HELP + "/hidden");
        assertThat(visitor.status()).isEqualTo(404);
        visitor.opens(HELP + "/hidden/vote");
        assertThat(visitor.status()).isEqualTo(404);
    }

    @Test
    void staffReadStaffArticlesAndNobodyReadsDrafts() {
        articles.publish(
                "secret",
                "en",
                Map.of("title", "Secret zeppelin", "body", "Zeppelins.", "topic", "Airships", "audience", "staff"));
        articles.publish(
                "sketch",
                "en",
                Map.of("title", "Sketched zeppelin", "body", "Zeppelins.", "topic", "Airships", "status", "draft"));
        var agent = HttpBrowser.signedIn(port, "agent-parcels");

        assertThat(agent.get(HELP + "/secret").body()).contains("Secret zeppelin", "For staff only");
        assertThat(agent.get(HELP).body()).contains("Secret zeppelin").doesNotContain("Sketched zeppelin");
        assertThat(agent.get(HELP + "?q=zeppelin").body()).contains("Secret zeppelin", "For staff only");
        assertThat(agent.get(HELP + "/sketch").statusCode()).isEqualTo(404);
        assertThat(HttpBrowser.signedIn(port, "agent-helpcenter")
                        .get(HELP + "/secret")
                        .statusCode())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({"/parcels/help/nowhere", "/nowhere/help", "/parcels/help/aquarium/more", "/zoom/help/aquarium"})
    void unknownPathsAreNotFound(String address) {
        var visitor = new Visitor(port, "fr");

        visitor.opens(address);

        assertThat(visitor.status()).isIn(404, 302);
    }

    @Test
    void anArticleMayHaveTheSlugSuggestions() {
        articles.publish("suggestions", "en", "How suggestions are found", "By their words.");
        var visitor = new Visitor(port, "en");

        assertThat(visitor.opens(HELP + "/suggestions")).contains("How suggestions are found</h1>");
    }

    @Test
    void countsOneVotePerBrowserAndRevision() {
        articles.publish("voted", "en", "Voted on", "First revision.");
        articles.publish("voted", "en", "Voted on", "Second revision.");
        var visitor = new Visitor(port, "en");

        visitor.opens(HELP + "/voted");
        assertThat(visitor.submits(HELP + "/voted/vote", Map.of("helpful", "yes")))
                .contains("We are glad it helped");
        visitor.opens(HELP + "/aquarium");
        visitor.post(HELP + "/voted/vote", visitor.encodedForm(HELP + "/aquarium/vote", Map.of("helpful", "no")));

        assertThat(visitor.followsRedirects()).contains("We are glad it helped");
        assertThat(votes("voted")).containsExactly("2 true null");
    }

    @ParameterizedTest
    @CsvSource({
        "en, What was missing?, Write a comment first., Your comment is too long, Thank you for your comment.",
        "fr, Que manquait-il ?, Écrivez d’abord un commentaire., Votre commentaire est trop long, Merci pour votre commentaire.",
    })
    void takesACommentAfterANegativeVote(String language, String asked, String empty, String tooLong, String thanks) {
        var slug = "why-" + language;
        articles.publish(slug, language, "Why", "Because.");
        var visitor = new Visitor(port, language);
        visitor.opens(HELP + "/" + slug);
        var commentUrl = HELP + "/" + slug + "/vote/comment";

        assertThat(visitor.submits(HELP + "/" + slug + "/vote", Map.of("helpful", "no")))
                .contains(asked);
        assertThat(votes(slug)).containsExactly("1 false null");

        assertThat(visitor.submits(commentUrl, Map.of("comment", " "))).contains(empty);
        assertThat(visitor.status()).isEqualTo(400);
        assertThat(visitor.submits(commentUrl, Map.of("comment", "long ".repeat(300))))
                .contains(tooLong, "long long long");
        assertThat(visitor.status()).isEqualTo(400);
        assertThat(votes(slug)).containsExactly("1 false null");

        assertThat(visitor.submits(commentUrl, Map.of("comment", "No <picture>.")))
                .contains(thanks);
        assertThat(votes(slug)).containsExactly("1 false No <picture>.");
        visitor.opens(HELP + "/aquarium");
        visitor.post(commentUrl, visitor.encodedForm(HELP + "/aquarium/vote", Map.of("comment", "Again.")));
        assertThat(votes(slug)).containsExactly("1 false No <picture>.");
    }

    @Test
    void refusesInvalidVotesAndCommentsWithoutAVote() {
        articles.publish("unvoted", "en", "Unvoted", "Text.");
        var visitor = new Visitor(port, "en");
        visitor.opens(HELP + "/unvoted");
        var fields = visitor.encodedForm(HELP + "/unvoted/vote", Map.of("helpful", "perhaps", "comment", "Why?"));

        assertThat(visitor.post(HELP + "/unvoted/vote", fields).statusCode()).isEqualTo(400);
        assertThat(visitor.post(HELP + "/unvoted/vote/comment", fields).statusCode())
                .isEqualTo(302);
        assertThat(visitor.opens(HELP + "/unvoted/vote/comment?lang=fr")).isEmpty();
        assertThat(visitor.followsRedirects()).contains("Unvoted");
        assertThat(votes("unvoted")).isEmpty();
    }

    @Test
    void limitsTheRateOfVotes() {
        var visitor = new Visitor(port, "en");
        visitor.opens(HELP + "/aquarium");
        var fields = visitor.encodedForm(HELP + "/aquarium/vote", Map.of("helpful", "yes"));

        var last = IntStream.range(0, 61)
                .mapToObj(n -> visitor.post(HELP + "/blanket/vote", fields))
                .toList()
                .get(60);

        assertThat(last.statusCode()).isEqualTo(429);
        assertThat(last.headers().firstValue("Retry-After")).isPresent();
        assertThat(visitor.page()).contains("Blankets");
    }

    @Test
    void offersNoConfirmationWithoutAnAnswer() {
        var visitor = new Visitor(port, "en");
        var number = visitor.asks("parcels", "Qqxxzz vvkkww?");

        assertThat(visitor.opens("/parcels/questions/" + number))
                .contains("no ready answer", "I no longer need an answer")
                .doesNotContain("This answers my question");

        visitor.submits("/parcels/questions/" + number + "/answered", Map.of());
        assertThat(visitor.page()).contains("<h1>All right</h1>");
    }

    @Test
    void anArticleLinksBackToTheQuestionItAnswers() {
        articles.publish(
                "narwhal", "en", "Shipping a narwhal tusk", "A narwhal tusk needs papers from the harbour master.");
        var visitor = new Visitor(port, "en");
        var number = visitor.asks("parcels", "Which papers does a narwhal tusk need?");
        var asked = "/parcels/questions/" + number;

        var page = visitor.opens(HELP + "/narwhal?from=" + number);
        assertThat(page).contains("href=\"%s\"".formatted(asked), "This answers my question");
        assertThat(visitor.submits(HELP + "/narwhal/vote", Map.of("helpful", "yes")))
                .contains("href=\"%s\"".formatted(asked));
        visitor.submits(asked + "/answered", Map.of());

        assertThat(questions.find(number).orElseThrow().outcome()).isEqualTo(Outcome.DEFLECTED);
        assertThat(answering(number)).containsExactly("narwhal");
        assertThat(visitor.opens(HELP + "/narwhal?from=" + number)).doesNotContain(asked);
    }

    @Test
    void linksInATextKeepTheQuestion() {
        var filling = "\n\nLorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod tempor.".repeat(12);
        var links = "A quokka needs a ticket, like [others](aquarium#glass), and [time](#time).";
        articles.publish("quokka", "en", "Shipping a quokka", links + "\n\n## Time" + filling);
        var visitor = new Visitor(port, "en");
        var number = visitor.asks("parcels", "Which ticket does a quokka need?");
        var other = "href=\"/parcels/help/aquarium?from=%s#glass\"".formatted(number);

        assertThat(visitor.page()).contains(other, "href=\"/parcels/help/quokka?from=%s#time\"".formatted(number));
        assertThat(visitor.opens(HELP + "/quokka?from=" + number)).contains(other, "href=\"#time\"");
        assertThat(visitor.opens(HELP + "/quokka")).contains("href=\"/parcels/help/aquarium#glass\"");
    }

    @ParameterizedTest
    @CsvSource({"PA-NOBODY", "'\"><script>'", "''"})
    void ignoresAQuestionThatIsNotOpenHere(String from) {
        var visitor = new Visitor(port, "en");

        assertThat(visitor.opens(HELP + "/aquarium?from=" + HttpBrowser.urlEncoded(from)))
                .contains("Sending an aquarium")
                .doesNotContain("came here from your question", "><script>");
    }

    @ParameterizedTest
    @CsvSource({
        "en, Shipping a walrus, The passage that best answers, Continue reading, Read the whole article",
        "fr, Expédier un morse, Le passage qui répond, Lire la suite, Lire l’article entier",
    })
    void showsTheBestAnswerOnTheQuestionPage(String language, String title, String marked, String after, String whole) {
        var expected =
                language.equals("en") ? "A walrus travels on ice only." : "Un morse voyage sur la glace seulement.";
        var filling = "\n\nLorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod tempor.".repeat(12);
        articles.publish(
                "walrus",
                language,
                title,
                "Beginning." + filling + "\n\n## Next\n\n" + expected + "\n\n## End" + filling);
        var visitor = new Visitor(port, language);

        var number = visitor.asks("parcels", language.equals("en") ? "walrus on ice?" : "un morse sur la glace ?");

        assertThat(visitor.page())
                .contains(title, marked, after, whole, "<p class=\"highlighted\">" + expected + "</p>")
                .contains("/parcels/help/walrus?from=" + number)
                .containsOnlyOnce("class=\"primary\"")
                .doesNotContain("button primary", "<h2 id=\"next\">Next", "??");
        assertThat(visitor.page().indexOf("<h2>Next</h2>"))
                .isBetween(visitor.page().indexOf("</details>"), visitor.page().indexOf(expected));
    }

    @Test
    void eachOtherAnswerCanBeConfirmed() {
        IntStream.range(0, 3)
                .forEach(n -> articles.publish(
                        "yeti-" + n, "en", "Yeti " + n, "A yeti is furry and heavy, says note %d.".formatted(n)));
        var visitor = new Visitor(port, "en");
        var number = visitor.asks("parcels", "Is a yeti furry and heavy?");
        var page = visitor.page();
        var slugs = db.sql(
                        """
                        select slug from question_suggestion s join article a on a.id = s.article
                        where number = :number order by rank""")
                .param("number", number)
                .query(String.class)
                .list();

        assertThat(slugs).hasSize(3);
        assertThat(page)
                .contains("Other answers", "<mark>yeti</mark>", "/help/%s?from=%s".formatted(slugs.get(2), number));
        visitor.post(
                "/parcels/questions/%s/answered".formatted(number),
                visitor.encodedForm(
                        "/parcels/questions/%s/answered".formatted(number), Map.of("article", slugs.get(2))));

        assertThat(visitor.followsRedirects()).contains("Glad we could help");
        assertThat(answering(number)).containsExactly(slugs.get(2));
    }

    @ParameterizedTest
    @CsvSource({"en, We have no ready answer to this yet.", "fr, Nous n’avons pas encore de réponse toute prête."})
    void offersSupportFirstWithoutAnAnswer(String language, String expected) {
        var visitor = new Visitor(port, language);

        visitor.asks("parcels", "qqxxzz wwvvkk");

        assertThat(visitor.page())
                .contains(expected)
                .containsOnlyOnce("button primary")
                .doesNotContain("class=\"primary\"");
    }

    @Test
    void suggestsWhileTypingAndStoresNothing() {
        articles.publish("igloo", "en", "Sending an igloo", "An igloo melts.");
        var visitor = new Visitor(port, "en");
        var before = rowCounts();

        var piece = visitor.opens(HELP + "/suggestions?q=" + HttpBrowser.urlEncoded("how do I send an igloo"));

        assertThat(piece)
                .startsWith("<div")
                .contains("data-announcement=\"", " found\"", "<mark>igloo</mark>", "href=\"/parcels/help/igloo\"");
        assertThat(visitor.opens(HELP + "/suggestions?q=")).doesNotContain("data-announcement", "<li>");
        assertThat(rowCounts()).isEqualTo(before);
    }

    @Test
    void limitsTheRateOfSuggestions() {
        var visitor = new Visitor(port, "en");

        var answers = IntStream.range(0, 241)
                .mapToObj(n -> {
                    visitor.opens(HELP + "/suggestions?q=" + n);
                    return visitor.lastResponse();
                })
                .toList();

        assertThat(answers.subList(0, 240)).allMatch(answer -> answer.statusCode() == 200);
        assertThat(answers.get(240).statusCode()).isEqualTo(429);
        assertThat(answers.get(240).body()).isEmpty();
        assertThat(visitor.asks("parcels", "qqxxzz")).startsWith("PA-");
    }

    @ParameterizedTest
    @CsvSource({"/parcels, text", "/miro/cannot-sign-in, subject body"})
    void everyFormNamesTheFieldsOfItsSuggestions(String address, String fields) {
        var visitor = new Visitor(port, "fr");

        assertThat(visitor.opens(address)).contains("data-from=\"%s\"".formatted(fields), "Réponses proposées");
    }

    @Test
    void theContactFormSuggestsFromItsSubjectAndText() {
        var visitor = new Visitor(port, "en");
        var number = visitor.asks("parcels", "qqxxzz");

        assertThat(visitor.opens("/parcels/questions/%s/contact".formatted(number)))
                .contains("data-suggestions-url=\"/parcels/help/suggestions\"", "data-from=\"subject body\"");
    }

    @Test
    void everyBrandPageLinksToTheHelpCentre() {
        var visitor = new Visitor(port, "en");

        assertThat(visitor.opens("/parcels"))
                .contains("class=\"portal-link\" href=\"/parcels/help\"", "Browse the help centre");
    }

    private List<String> votes(String slug) {
        return db.sql(
                        """
                        select v.revision, v.helpful, v.comment from article_vote v join article a on a.id = v.article
                        where a.brand = 'parcels' and a.slug = :slug order by v.id""")
                .param("slug", slug)
                .query((row, index) -> row.getInt(1) + " " + row.getBoolean(2) + " " + row.getString(3))
                .list();
    }

    private List<String> answering(String number) {
        return db.sql(
                        """
                        select slug from question_suggestion s join article a on a.id = s.article
                        where number = :number and answered""")
                .param("number", number)
                .query(String.class)
                .list();
    }

    private String rowCounts() {
        return List.of("question", "question_suggestion", "article_vote").stream()
                .map(table -> db.sql("select count(*) from " + table)
                        .query(String.class)
                        .single())
                .collect(Collectors.joining(" "));
    }

    /** Target of the link with these words. */
    private static String link(String page, String expected) {
        var end = page.lastIndexOf("\"", page.indexOf(expected));
        return page.substring(page.lastIndexOf("href=\"", end) + 6, end).replace("&amp;", "&");
    }
}
