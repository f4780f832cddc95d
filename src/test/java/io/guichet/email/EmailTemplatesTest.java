package io.guichet.email;

import static org.assertj.core.api.Assertions.assertThat;

import io.guichet.brand.Brands;
import io.guichet.email.EmailTemplateCheck.EmailTemplateFinding;
import io.guichet.email.EmailTemplateCheck.EmailTemplateProblem;
import io.guichet.model.ModelFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The e-mail templates: text, HTML, and what the check finds. */
class EmailTemplatesTest {

    private static final ModelFiles SHIPPED = new ModelFiles(".", List.of());
    private static final Brands BRANDS = new Brands(SHIPPED);

    @TempDir
    Path folder;

    @Test
    void shippedTemplatesHaveNoProblem() {
        var files = new TemplateFiles(SHIPPED);
        var check = new EmailTemplateCheck(new EmailTemplates(files), files);

        assertThat(BRANDS.all().stream().flatMap(brand -> check.check(brand).stream()))
                .isEmpty();
    }

    @Test
    void textAndHtmlHaveTheSameContent() {
        var email =
                render("zoom", EmailTemplate.REPLY, "en", Map.of("message", "Open the settings.\nThen press Sync."));

        assertThat(email.subject()).isEqualTo("Reply to your request ZO-1: Sound");
        assertThat(email.text())
                .isEqualTo(
                        """
                Hello Ada,

                Open the settings.
                Then press Sync.

                Reply to us:
                https://desk.example/ZO-1?key=k

                The support team""");
        assertThat(email.html())
                .contains(
                        "<p dir=\"auto\">Hello Ada,</p>", "<p dir=\"auto\">Open the settings.<br>Then press Sync.</p>")
                .contains("<a class=\"button\" href=\"https://desk.example/ZO-1?key=k\">Reply to us</a>")
                .contains("a.button { display: inline-block;", "background: #0b5cff")
                .doesNotContain("{{");
    }

    @Test
    void valuesAreNeverLayout() {
        var hostile = "> quoted\n  a  b\n<script>alert(1)</script> {{link}} \uE000 & \"";
        var email = render("zoom", EmailTemplate.REPLY, "en", Map.of("message", hostile, "name", "A\r\nBcc: x@y.z"));

        assertThat(email.html())
                .contains("&gt; quoted<br>  a  b<br>&lt;script&gt;alert(1)&lt;/script&gt; {{link}}  &amp; &quot;")
                .doesNotContain("<blockquote", "<script", "<table");
        assertThat(email.text()).contains("{{link}}");
    }

    @Test
    void quotesEveryLineOfTheCustomersMessage() {
        var email = render("zoom", EmailTemplate.REPLY, "fr", Map.of("message", "Oui.", "quote", "Un\n\nDeux"));

        assertThat(email.text()).endsWith("Votre message :\n> Un\n> \n> Deux");
        assertThat(email.html()).contains("<blockquote dir=\"auto\">Un<br><br>Deux</blockquote>");
    }

    @Test
    void greetsOnce() {
        var values = Map.of("message", "Bonjour Ada,\n\nOui.", "greeted", true);

        assertThat(render("zoom", EmailTemplate.REPLY, "fr", values).text()).startsWith("Bonjour Ada,\n\nOui.");
    }

    @Test
    void saysThatNobodyReadsRepliesWhereTheBrandDoes() {
        assertThat(render("webshop", EmailTemplate.REPLY, "fr", Map.of("message", "Oui."))
                        .text())
                .contains("personne ne lit cette adresse");
        assertThat(render("zoom", EmailTemplate.REPLY, "fr", Map.of("message", "Oui."))
                        .text())
                .doesNotContain("personne ne lit");
    }

    @Test
    void ratingsAreLinksWithTheirWords() {
        var email = render(
                "helpcenter",
                EmailTemplate.SOLVED,
                "en",
                Map.of("surveyLink", "https://desk.example/HC-1/survey?key=k"));

        assertThat(email.html())
                .contains("<a href=\"https://desk.example/HC-1/survey?key=k&amp;score=5\">5 – Very satisfied</a>");
    }

    @Test
    void findsUnknownVariablesMissingFilesAndSyntaxErrors() throws IOException {
        var emails = Files.createDirectories(folder.resolve("processes/policies/zoom/emails"));
        Files.writeString(
                emails.resolve("reply.en.txt"), "Re {{number}}\n{{#message}}{{body}}{{/message}} {{signature}}");
        Files.writeString(emails.resolve("solved.en.txt"), "Solved\n{{#message}}");
        Files.writeString(emails.resolve("merged.fr.txt"), "Seulement un objet");
        Files.writeString(emails.resolve("reminder.fr.txt"), "Rappel\n{{>closing}}");
        var files = new TemplateFiles(
                new ModelFiles(folder.toString(), List.of(Path.of("").toUri().toString())));

        var findings = new EmailTemplateCheck(new EmailTemplates(files), files).check(BRANDS.get("zoom"));

        assertThat(findings)
                .extracting(EmailTemplateFinding::file, EmailTemplateFinding::problem)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("reply.en.txt", EmailTemplateProblem.UNKNOWN_VARIABLE),
                        org.assertj.core.groups.Tuple.tuple("solved.en.txt", EmailTemplateProblem.INVALID),
                        org.assertj.core.groups.Tuple.tuple("merged.fr.txt", EmailTemplateProblem.EMPTY),
                        org.assertj.core.groups.Tuple.tuple("reminder.fr.txt", EmailTemplateProblem.MISSING));
    }

    @Test
    void templatesReachNoMethodsOfObjects() throws IOException {
        var emails = Files.createDirectories(folder.resolve("processes/policies/zoom/emails"));
        Files.writeString(
                emails.resolve("reply.en.txt"), "S\n[{{message.class.name}}{{name.getBytes}}{{name.length}}]");
        var files = new TemplateFiles(
                new ModelFiles(folder.toString(), List.of(Path.of("").toUri().toString())));

        assertThat(new EmailTemplates(files)
                        .render(BRANDS.get("zoom"), EmailTemplate.REPLY, "en", Map.of("message", "m", "name", "n"))
                        .text())
                .isEqualTo("[]");
    }

    private static RenderedEmail render(
            String brandId, EmailTemplate template, String language, Map<String, ?> extraValues) {
        var brand = BRANDS.get(brandId);
        var values = new HashMap<String, Object>(
                Map.of("number", "ZO-1", "subject", "Sound", "name", "Ada", "link", "https://desk.example/ZO-1?key=k"));
        values.putAll(extraValues);
        brand.texts().forEach((name, text) -> values.put(name, text.in(language)));
        return new EmailTemplates(new TemplateFiles(SHIPPED)).render(brand, template, language, values);
    }
}
