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
class ContactFormsTest {

    @Autowired
    private ContactForms forms;

    @Autowired
    private Brands brands;

    @Test
    void aBrandWithoutAFormOfItsOwnHasTheCommonOne() {
        var other = named("other");

        assertThat(forms.of(other).id()).isEqualTo("contact");
        assertThat(forms.of(brands.get("helpcenter")).id()).isEqualTo("contact-helpcenter");
    }

    @Test
    void theQuestionsFirstWordsAreTheSubject() {
        var sentence =
                "My lamp has been dark since Tuesday, and neither a new bulb nor another socket has helped at all.";

        assertThat(forms.begunWith("  Where is it?\nI wait.")).containsEntry("subject", "Where is it?");
        assertThat(forms.begunWith(sentence))
                .containsEntry("body", sentence)
                .containsEntry(
                        "subject", "My lamp has been dark since Tuesday, and neither a new bulb nor another socket…");
        assertThat(forms.begunWith("a".repeat(300)).get("subject").toString()).hasSizeLessThan(81);
    }

    @Test
    void whoAsksSubjectAndTextAreKnownByTheirNames() {
        var sent = Map.<String, Object>of(
                "email", "ada@example.org", "name", "Ada", "subject", "Lamp", "body", "It is dark.");

        var contact = forms.read(forms.of(named("other")), named("other"), sent, "Why?", Locale.FRENCH);

        assertThat(contact.requester().email()).isEqualTo("ada@example.org");
        assertThat(contact.requester().name()).isEqualTo("Ada");
        assertThat(contact.requester().language()).isEqualTo("fr");
        assertThat(contact.subject()).isEqualTo("Lamp");
        assertThat(contact.body()).isEqualTo("It is dark.");
        assertThat(contact.facts().values()).isEmpty();
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
                null);
    }
}
