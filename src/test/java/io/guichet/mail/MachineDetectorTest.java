package io.guichet.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Headers and words of machines, and of people who could be taken for one; line breaks are written as {@code ;;}. */
class MachineDetectorTest {

    private static final String SENDER = "From: Ada <ada@example.org>;;Subject: Re: Parcel;;";

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "BOUNCE#From: MAILER-DAEMON (Mail Delivery System);;Subject: hello;;;;Sorry",
                "BOUNCE#From: MAILER-DAEMON;;Subject: FAILURE NOTICE :;;;;Sorry",
                "BOUNCE#From: postmaster@example.org;;Subject: DELIVERY FAILURE: User not listed;;;;x",
                "BOUNCE#From: Postmaster@example.jp;;Subject: Mail System Error - Returned Mail;;;;x",
                "BOUNCE#From: \"Courier mail server at mx\" <@>;;Subject: NOTICE: mail delivery status.;;;;x",
                "BOUNCE#Return-Path: <>;;From: x@example.org;;Subject: There was an error sending your mail;;;;x",
                "BOUNCE#From: x@example.org;;X-Failed-Recipients: y@example.org;;Subject: x;;;;x",
                "BOUNCE#From: Microsoft Outlook <m@example.org>;;Subject: Undeliverable: Parcel;;;;x",
                "BOUNCE#From: postmaster@example.org;;Subject: Notice;;;;Your message was undeliverable to y@example.org",
                "AUTO_REPLY#Auto-Submitted: auto-generated",
                "AUTO_REPLY#Auto-Submitted: auto-replied (vacation)",
                "AUTO_REPLY#X-Autorespond: yes",
                "AUTO_REPLY#X-Auto-Response-Suppress: All",
                "AUTO_REPLY#Precedence: junk",
                "AUTO_REPLY#X-Mailer: vacation 1.2",
                "AUTO_REPLY#X-POST-MessageClass: 9; Autoresponder",
                "AUTO_REPLY#From: ada@example.org;;Subject: Auto: Parcel;;;;x",
                "AUTO_REPLY#From: ada@example.org;;Subject: [Auto-Reply] Parcel;;;;x",
                "AUTO_REPLY#From: ada@example.org;;Subject: Abwesenheitsnotiz;;;;x",
                "AUTO_REPLY#From: ada@example.org;;Subject: Automatische Antwort auf Ihre Anfrage;;;;Dringende Fragen?",
                "AUTO_REPLY#From: ada@example.org;;Subject: Auto: x;;;;I am away. Need urgent help? Call the desk.",
                "AUTO_REPLY#From: ada@example.org;;Subject: x;;;;Tack! Detta är ett automatiskt svar.",
                "LIST#List-Id: <users.example.org>",
                "LIST#Precedence: list",
                "LIST#From: n@example.org;;Subject: Offers;;List-Unsubscribe: <https://example.org>;;;;x"
            })
    void recognisesMachines(MachineKind kind, String raw) throws IOException {
        var whole = raw.startsWith("From:") || raw.startsWith("Return-Path:") ? raw : SENDER + raw + ";;;;Hello";

        assertThat(origin(whole).kind()).isEqualTo(kind);
        assertThat(origin(whole).reason()).isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Auto-Submitted: no;;;;Hello",
                "Precedence: normal;;;;Hello",
                "List-Unsubscribe: <https://crm.example>;;In-Reply-To: <a@desk.example>;;;;Hello",
                "List-Id: <users.example.org>;;Resent-From: ada@example.org;;;;Hello",
                "X-Auto-Response-Suppress: OOF;;X-Mailer: Microsoft Outlook 16.0;;;;Hello",
                "X-Auto-Response-Suppress: None;;;;Hello",
                "X-Auto-Response-Suppress: All;;Auto-Submitted: no;;;;Hello",
                ";;I am out of the office on Monday. When I return, will the parcel still be there?",
                ";;It says: this is an automated message, please do not reply to this email. Why?",
                ";;Undeliverable is what your driver wrote. User unknown, he said.",
                ";;Your driver told me on the phone that;;this is an automated message. Why?",
                ";;> This is an automated message.;;;;What is that?"
            })
    void takesAPersonForAPerson(String rest) throws IOException {
        assertThat(origin(SENDER + rest)).isEqualTo(MachineOrigin.NONE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "From: Grace <postmaster@example.org>;;Subject: Our mail server;;;;Can you unblock our address?",
                "From: ada@example.org;;Subject: Undelivered Mail Returned to Sender;;;;I get this. User unknown?",
                "From: ada@example.org;;Subject: Re: Automatic reply: Parcel;;;;I am back.",
                "From: ada@example.org;;Subject: Out of office does not work;;;;How do I switch it on?",
                "From: ada@example.org;;Subject: Out of office: who?;;;;I am out of the office. Please contact me. Who is it?",
                "From: ada@example.org;;Subject: Automatic reply: how?;;;;How do I set up my automatic reply?",
                "From: ada@example.org;;Subject: Faktura 123;;;;Hej, jag är ledig på fredag. Kontakta mig då om fakturan.",
                "From: ada@example.org;;Subject: Levering;;;;Tak for din mail. Vi har ferie i uge 30, så ret leveringen.",
                "From: ada@example.org;;Subject: Abwesenheitsnotiz bleibt an;;;;Die Notiz bleibt an.",
                "From: ada@example.org;;Subject: Abwesenheitsnotiz;;;;Meine Abwesenheitsnotiz geht nicht aus.",
                "From: ada@example.org;;Subject: Out of office;;;;I am on leave. When I return, will it be there?",
                "From: ada@example.org;;Subject: x;;;;Your system writes:;;;;This is an automated message. Stop it."
            })
    void takesSubjectsOfPeopleForTheirs(String raw) throws IOException {
        assertThat(origin(raw)).isEqualTo(MachineOrigin.NONE);
    }

    private static MachineOrigin origin(String raw) throws IOException {
        var bytes = raw.replace(";;", "\n").getBytes(StandardCharsets.UTF_8);
        return new MailReader(MailLimits.DEFAULT, "")
                .read(new ByteArrayInputStream(bytes))
                .machine();
    }
}
