package io.guichet.mail;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Messages of many clients, languages and layouts; figures in docs/email.md. */
class MailCorpusTest {

    private static final MailCorpus CORPUS = MailCorpus.score(MailCorpus.FOLDER);

    @Test
    void readsSendersSubjectsAndAttachments() {
        assertThat(CORPUS.count("from")).isGreaterThan(150);
        assertThat(CORPUS.share("from")).isEqualTo(1);
        assertThat(CORPUS.share("subject")).isEqualTo(1);
        assertThat(CORPUS.share("attachments")).isEqualTo(1);
    }

    @Test
    void tellsTheReplyFromQuoteAndSignature() {
        assertThat(CORPUS.share("visibleText"))
                .as(CORPUS.differences().toString())
                .isGreaterThanOrEqualTo(0.98);
    }

    @Test
    void recognisesMachinesWithoutFalseAlarm() {
        assertThat(CORPUS.share("machine")).as(CORPUS.differences().toString()).isEqualTo(1);
    }

    /** Messages of somebody who has not seen the reader; figures in docs/email.md. */
    @Test
    void readsMessagesThatItsAuthorsHaveNotSeen() {
        var other = MailCorpus.score(MailCorpus.OTHER_FOLDER);

        assertThat(other.share("from")).isGreaterThanOrEqualTo(0.99);
        assertThat(other.share("subject")).isGreaterThanOrEqualTo(0.99);
        assertThat(other.share("attachments")).isGreaterThanOrEqualTo(0.99);
        assertThat(other.share("visibleText"))
                .as(other.differences().toString())
                .isGreaterThanOrEqualTo(0.99);
        assertThat(other.share("machine")).as(other.differences().toString()).isGreaterThanOrEqualTo(0.99);
    }
}
