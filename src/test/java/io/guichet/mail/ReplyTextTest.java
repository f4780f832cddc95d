package io.guichet.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands below a reply, in the forms of many clients and languages; line breaks are written as {@code |}. */
class ReplyTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "On 5-Mar-2026, at 6:54 PM, Ada <ada@example.org> wrote:",
                "On 03/05/2026 07:10 AM, Ada wrote:",
                "On Thu, 2026-03-05 at 13:58 +0000, Ada Byron wrote:",
                "On Thursday, March 5, 2026, Ada via Helpdesk wrote:",
                " On Mar 5, 2026 9:59 AM, \"Parcels\" <|r+7f1b@example.com> wrote:",
                "On Thu, Mar 5, 2026 at 6:03 PM, Ada from the depot|<ada@example.org> wrote:",
                "2026-03-05 11:28 GMT+03:00 Support <|support@parcels.example>:",
                "2026/3/5 Ada <ada@example.org>",
                "At 3/5/2026 08:32 PM, you wrote:",
                "In message <abc@example.org>, Ada writes:",
                "Ada Byron <ada@example.org> wrote:",
                "Ada (ada@example.org) wrote:",
                "Quoting Ada <ada@example.org>:",
                "Zitat von Ada <ada@example.org>:",
                "Am 05.03.2026 um 16:24 schrieb Ada <ada@example.org>:",
                "Ada Byron <ada@example.org> schrieb am Do., 5. März 2026, 11:53:",
                "Le 5 mars 2026 19:03, \"Ada Byron\" <ada@example.org> a écrit :",
                "Ada Byron a écrit :",
                "Ada Byron a écrit le 05/03/2026 à 09:15 :",
                "Em qui, 5 de mar de 2026 17:13, Ada <ada@example.org> escreveu:",
                "Den 5 mars, 2026 02:23:18, Ada Byron (ada@example.org) skrev:",
                "På 5 mars 2026 på 02:23:18, Ada Byron (ada@example.org) skrev:",
                "W dniu 5 marca 2026 01:53 użytkownik Ada <ada@example.org>|napisał:",
                "вт, 5 мар. 2026 г. в 23:39, Ada <ada@example.org>:",
                "2026年3月5日 周四 19:47 Ada <ada@example.org> 写道：",
                "在 2026年3月5日,下午3:21,Ada <ada@example.org> 写道:"
            })
    void cutsAQuoteWithItsAttribution(String attribution) {
        assertThat(visible("Yes, it did.||" + attribution + "||> Did it|> arrive?"))
                .isEqualTo("Yes, it did.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Op 05-03-2026 3:18 schreef Ada Byron <ada@example.org>:",
                "On Mar 5, 2026, at 12:47 PM, Somebody <|416ffd3258d4d2fa@somebody.example.com>|wrote:",
                "------On 03/05/2026 17:32 PM, Ada Byron wrote-----",
                "Le 5 mars 2026 à 22:03, Ada <ada@example.org<mailto:ada@example.org>> a écrit:",
                "-----Original Message-----",
                "----- Ursprüngliche Nachricht -----",
                "From: ada@example.org|Sent: March-05-26 5:42 PM|To: Somebody|Subject: Parcel",
                "De : Ada [mailto:ada@example.org]|Envoyé : jeudi 5 mars 2026 16:39|À : Camille|Objet : Colis",
                "*De :* Ada <ada@example.org>|*Date :* jeu. 5 mars 2026 à 09:15|*Objet :* Colis|*À :* Camille",
                "----- Mail original -----|De: \"Ada\" <ada@example.org>|À: c@example.fr|Objet: Colis",
                "Date: Thu, 5 Mar 2026 00:15:02 -0600|To: ada@example.org",
                "________________________________|From: Ada|Sent: Monday|To: Camille|Subject: Parcel",
                "From: Ada <ada@example.org>||Date: Thu, 5 Mar 2026||To: X <x@example.org>||Subject: Parcel"
            })
    void cutsAMessageWithoutQuoteMarks(String above) {
        assertThat(visible("Yes, it did.||" + above + "||Did it arrive?|Second line."))
                .isEqualTo("Yes, it did.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Envoyé depuis mon iPhone",
                "Von meinem Mobilgerät gesendet",
                "Diese Nachricht wurde von meinem Android-Mobiltelefon mit K-9 Mail gesendet.",
                "Sent from my cell, please excuse any typos.",
                "<<sent by galaxy>>",
                "(Sent from mobile device)",
                "Get Outlook for iOS<https://aka.ms/o0ukef>",
                "Gesendet mit der GMX Mail App",
                "Enviado desde mi smartphone Samsung Galaxy.",
                "Inviato da Outlook per iOS",
                "Verzonden vanaf Samsung Tablet",
                "Envoyé depuis l'application Mail Orange",
                "-Ada Byron",
                "Sent from my Verizon Wireless BlackBerry",
                "-- |Ada Byron|Analyst",
                "Hämta Outlook för iOS<https://aka.example/o0ukef>",
                "Wysłane z iPhone’a",
                "________________________________|This e-mail may contain confidential information.|Delete it.",
                "Ce message et ses pièces jointes sont confidentiels."
            })
    void cutsWhatProgramsAdd(String added) {
        assertThat(visible("Yes, it did.||" + added)).isEqualTo("Yes, it did.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Yes||> First?||No||> Second?||Perhaps",
                "On 03/05/2026 07:10 AM, Ada wrote:||> Did it arrive?|> Is it whole?||Yes.||> When?||Monday.",
                "> Did it arrive?||Yes, it did.",
                "The export writes:||--|title: none|--||The dashes should be three.||Regards, Ada",
                "De : Paris|À : Lyon|Objet : déménagement||Merci de changer l’adresse.",
                "Please call.||Regards,|Ada||Ada Byron|1 High Street|London",
                "Deliver it to the address below.||Regards,|Ada||Ada Byron|Manager, Looms Ltd|Tel. 020 7946 0000",
                "Thanks||One||________________________||Two",
                "Hallo,||> Ein Zitat.||Die Antwort.||Viele Grüße|Ada",
                "One||_________________________________||Two",
                "I sent it.|Sent via email to you last week, no answer since then, please look.",
                "De : Paris|À : Lyon|Date : 5 mai||Merci",
                "On Monday I wrote down the number.|On Tuesday it was gone.",
                "Here it is.||Sent from my desk, is much easier than my mobile phone.",
                "Bring:||-Salt|-Pepper",
                "Which browsers?||-Chrome||-Firefox",
                "My answer:||-Yes",
                "> Only a quote",
                "FYI||---------- Forwarded message ---------|From: Ada <ada@example.org>|Date: Thu, 5 Mar"
                        + " 2026|Subject: x|To: y||Text|--|Ada"
            })
    void keepsAnswersAndForwardedMessagesWhole(String text) {
        assertThat(visible(text)).isEqualTo(text.replace('|', '\n'));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "On 03/05/2026 07:10 AM, Ada wrote:||>|> Did it arrive?||Yes, it did.",
                "On Wed, 3 Jun 2026 10:12:33 +0200|Ada <ada@example.org> wrote:||> Did it arrive?||Yes, it did.",
                "Op woensdag 3 juni 2026 10:12:33 CEST schreef Ada:|> Is het er?||Yes, it did.||-- |Koen"
            })
    void showsAnAnswerBelowAllQuotesAlone(String text) {
        assertThat(visible(text)).isEqualTo("Yes, it did.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Ada Byron|Head of Looms|Looms Ltd|T +44 20 7946 0018 | looms.example",
                "Looms GmbH|Sitz: Kassel · HRB 00000|Diese E-Mail enthält vertrauliche Informationen.",
                "Ada Byron|Project Lead|Please note: I am out of the office every Friday.|+46 8 505 000 00"
            })
    void cutsABusinessCardBelowTheName(String card) {
        assertThat(visible("Yes, it did.||Kind regards,|Ada||" + card)).isEqualTo("Yes, it did.\n\nKind regards,\nAda");
    }

    @Test
    void keepsAHeaderBlockInAMessageThatAnswersNothing() {
        var text = "I sent this:\n\nFrom: ada@example.org\nDate: 5 March 2026 10:02\nSubject: x\n\nWhere is it?";

        assertThat(ReplyText.split(text.lines().map(TextLine::plain).toList(), MessageRole.NEW)
                        .visible())
                .isEqualTo(text);
    }

    @Test
    void tellsWhatIsQuotedAndWhatIsSignature() {
        var text = ReplyText.split(
                Arrays.stream("Yes.\n\n-- \nAda\n\nOn 03/05/2026 07:10 AM, Bob wrote:\n> Did it?".split("\n"))
                        .map(TextLine::plain)
                        .toList(),
                MessageRole.REPLY);

        assertThat(text).isEqualTo(new MailText("Yes.", "On 03/05/2026 07:10 AM, Bob wrote:\n> Did it?", "--\nAda"));
    }

    private static String visible(String text) {
        var lines = Arrays.stream(text.replace('|', '\n').split("\n", -1))
                .map(TextLine::plain)
                .toList();
        return ReplyText.split(lines, MessageRole.REPLY).visible();
    }
}
