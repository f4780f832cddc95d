package io.guichet.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.guichet.DeskTest;
import io.guichet.brand.Brand;
import io.guichet.brand.Brands;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DeskTest
class ContactFormReaderTest {

    @Autowired
    private ContactFormReader reader;

    @Autowired
    private Brands brands;

    @Test
    void fallsBackToTheCommonForm() {
        var other = named("other");

        assertThat(reader.formFor(other).id()).isEqualTo("contact");
        assertThat(reader.formFor(brands.get("helpcenter")).id()).isEqualTo("contact-helpcenter");
    }

    @Test
    void theSubjectStartsWithTheFirstWords() {
        var sentence =
                "My lamp has been dark since Tuesday, and neither a new bulb nor another socket has helped at all.";

        assertThat(reader.initialValues("  Where is it?\nI wait.")).containsEntry("subject", "Where is it?");
        assertThat(reader.initialValues(sentence))
                .containsEntry("body", sentence)
                .containsEntry(
                        "subject", "My lamp has been dark since Tuesday, and neither a new bulb nor another socket…");
        assertThat(reader.initialValues("a".repeat(300)).get("subject").toString())
                .hasSizeLessThan(81);
    }

    @Test
    void readsTheStandardFields() {
        var sent = Map.<String, Object>of(
                "email", "ada@example.org", "name", "Ada", "subject", "Lamp", "body", "It is dark.");

        var contact = reader.read(reader.formFor(named("other")), named("other"), sent, "Why?", Locale.FRENCH);

        assertThat(contact.requester().email()).isEqualTo("ada@example.org");
        assertThat(contact.requester().name()).isEqualTo("Ada");
        assertThat(contact.requester().language()).isEqualTo("fr");
        assertThat(contact.subject()).isEqualTo("Lamp");
        assertThat(contact.body()).isEqualTo("It is dark.");
        assertThat(contact.attributes().values()).isEmpty();
    }

    private Brand named(String id) {
        var known = brands.get("helpcenter");
        return new Brand(
                id,
                known.name(),
                List.of("en", "fr"),
                "OT-",
                known.zone(),
                known.accent(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }
}
