package io.guichet.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.guichet.ApiClient;
import io.guichet.ApiClient.JsonResponse;
import io.guichet.Desk;
import io.guichet.DeskTest;
import io.guichet.HttpBrowser;
import io.guichet.attachment.Attachment;
import io.guichet.attachment.Attachments;
import io.guichet.brand.Brands;
import io.guichet.customer.CustomerAddresses;
import io.guichet.customer.Customers;
import io.guichet.customer.VerificationMethod;
import io.guichet.mail.SenderRule.SenderAction;
import io.guichet.ticket.Conversation;
import io.guichet.ticket.Message;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A mail server's program hands in messages, which become requests and replies. */
@DeskTest
@Tag("h2")
class MailApiTest {

    private static final String PROOF = "Authentication-Results: mx.desk.example; dmarc=pass header.from=example.org\n";

    @LocalServerPort
    private int port;

    @Autowired
    private Desk desk;

    @Autowired
    private Customers customers;

    @Autowired
    private CustomerAddresses addresses;

    @Autowired
    private Brands brands;

    @Autowired
    private Conversation conversation;

    @Autowired
    private Attachments attachments;

    @Autowired
    private IncomingMailStore store;

    @Autowired
    private RawMailStore rawStore;

    @Autowired
    private MailProcessing processing;

    @Autowired
    private SenderRules rules;

    @Autowired
    private JdbcClient db;

    @Test
    void opensATicketForANewMessage() {
        var mail = handIn(message("ada@example.org", "Lost parcel", "", "It did not arrive.\n\n-- \nAda"));

        assertThat(mail.status()).isEqualTo(200);
        assertThat(mail.text("state")).isEqualTo("DONE");
        assertThat(mail.text("outcome")).isEqualTo("TICKET_OPENED");
        assertThat(mail.text("visibleText")).isEqualTo("It did not arrive.");
        assertThat(mail.body().at("/machine/is").asBoolean()).isFalse();
        var ticket = desk.ticket(mail.text("ticket"));
        assertThat(ticket.subject()).isEqualTo("Lost parcel");
        assertThat(ticket.channel()).isEqualTo("email");
        assertThat(api().get("/api/mail/" + mail.text("id")).body()).isEqualTo(mail.body());
    }

    @Test
    void aNewCustomersLanguageIsThatOfTheMessage() {
        var sender = UUID.randomUUID() + "@example.org";

        handIn(message(sender, "Colis", "", "Bonjour, je n'ai pas le colis."));
        handIn(message(sender, "Parcel", "", "Hello, the parcel has not arrived."));

        assertThat(customers.find("parcels", sender).orElseThrow().language()).isEqualTo("fr");
    }

    @Test
    void addsTheRequestersReplyByTheNumberInTheSubject() {
        var number = desk.opens("parcels", Map.of());

        var mail = handIn(
                message(requester(number), "Re: [" + number + "] Parcel", PROOF, "Still nothing.\n\n> Any news?"));

        assertThat(mail.text("outcome")).isEqualTo("REPLY_ADDED");
        assertThat(mail.text("ticket")).isEqualTo(number);
        assertThat(newest(number).body()).isEqualTo("Still nothing.");
        assertThat(newest(number).isFromCustomer()).isTrue();
    }

    @Test
    void addsAReplyByTheEmailThatItAnswers() {
        var number = desk.opens("parcels", Map.of());

        var mail = handIn(
                message(requester(number), "Re: Parcel", "In-Reply-To: <" + sentEmail(number) + ">\n", "Thanks."));

        assertThat(mail.text("ticket")).isEqualTo(number);
        assertThat(newest(number).body()).isEqualTo("Thanks.");
    }

    @Test
    void aSecondAddressOfTheRequesterCounts() {
        var number = desk.opens("parcels", Map.of());
        var second = "second-%s@example.net".formatted(UUID.randomUUID());
        var customer = customers.get(desk.ticket(number).customerId());
        addresses.add(brands.get("parcels"), customer, second);

        handIn(message(second, "Re: Parcel", "In-Reply-To: <" + sentEmail(number) + ">\n", "From my other address."));

        assertThat(newest(number).isFromCustomer()).isTrue();
        assertThat(newest(number).body()).isEqualTo("From my other address.");
    }

    @Test
    void keepsAnUnknownSendersReplyForStaff() {
        var number = desk.opens("parcels", Map.of());
        var status = desk.ticket(number).status();

        var mail = handIn(message("eve@example.net", "Re: " + number, "", "Please send it to me."));

        assertThat(mail.text("outcome")).isEqualTo("REPLY_ADDED");
        assertThat(newest(number).isPublic()).isFalse();
        assertThat(newest(number).body()).contains("eve@example.net", "Please send it to me.");
        assertThat(desk.ticket(number).status()).isEqualTo(status);
    }

    @Test
    void anAcceptedSendersRepliesCount() {
        var number = desk.opensAndAnswers("ASK_CUSTOMER");
        var reply = "In-Reply-To: <" + sentEmail(number) + ">\n";
        var first = handIn(message("eve@example.net", "Re: Parcel", reply, "I am the neighbour.", "photo.txt"));
        assertThat(desk.ticket(number).status()).isEqualTo("WAITING_FOR_CUSTOMER");

        var accepted = process(first, Map.of("action", "ACCEPT_SENDER"));

        assertThat(accepted.status()).isEqualTo(200);
        assertThat(desk.ticket(number).status()).isEqualTo("IN_PROGRESS");
        assertThat(newest(number)).satisfies(message -> {
            assertThat(message.isFromCustomer()).isTrue();
            assertThat(message.author()).isEqualTo("eve@example.net");
            assertThat(message.body()).isEqualTo("I am the neighbour.");
        });
        assertThat(process(first, Map.of("action", "ACCEPT_SENDER")).status()).isEqualTo(409);
        handIn(message("eve@example.net", "Re: Parcel", reply, "It is here."));
        assertThat(newest(number).isFromCustomer()).isTrue();
        assertThat(newest(number).body()).isEqualTo("It is here.");
    }

    @Test
    void aSenderAcceptedAfterAMergeCountsWhereTheWorkGoesOn() {
        var number = desk.opensAndAnswers("ASK_CUSTOMER");
        var reply = "In-Reply-To: <" + sentEmail(number) + ">\n";
        var first = handIn(message("eve@example.net", "Re: Parcel", reply, "I am the neighbour.", "photo.txt"));
        var into = desk.opens("parcels", Map.of());
        api().post("/api/tickets/%s/merge".formatted(number), Map.of("into", into));

        var accepted = process(first, Map.of("action", "ACCEPT_SENDER"));

        assertThat(accepted.status()).isEqualTo(200);
        var message = newest(into);
        assertThat(message.author()).isEqualTo("eve@example.net");
        assertThat(attachments.of(into).stream().filter(file -> file.isOf(message.id(), false)))
                .extracting(Attachment::name)
                .containsExactly("photo.txt");
        handIn(message("eve@example.net", "Re: Parcel", reply, "It is here."));
        assertThat(newest(into).isFromCustomer()).isTrue();
        assertThat(newest(into).body()).isEqualTo("It is here.");
    }

    @Test
    void theSameTextAgainAndAgainIsAPrograms() {
        var sender = UUID.randomUUID() + "@example.org";
        for (int ticket = 0; ticket < 3; ticket++) {
            handIn(message(sender, "Thank you", "", "We shall write to you soon."));
        }

        var again = handIn(message(sender, "Thank you", "", "We shall write to you soon."));

        assertThat(again.text("failure")).contains("same text");
    }

    @Test
    void aForgedSenderWithTheNumberIsForStaff() {
        var number = desk.opens("parcels", Map.of());

        var mail = handIn(message(requester(number), "Re: " + number, "", "Send it to my new address."));

        assertThat(mail.text("ticket")).isEqualTo(number);
        assertThat(newest(number).isPublic()).isFalse();
        assertThat(newest(number).isFromCustomer()).isFalse();
    }

    @Test
    void aSenderIsVerifiedByTheMailServerOnly() {
        var forged = handIn(message("ada@example.org", "Lost", "", "It did not arrive."));
        var proved = handIn(message("ada@example.org", "Lost", PROOF, "It did not arrive."));
        var untrusted = send(
                "lead",
                "/api/brands/parcels/mail?wait=true",
                message("ada@example.org", "Lost", PROOF, "It did not arrive."));

        assertThat(verifiedBy(forged)).isNull();
        assertThat(verifiedBy(proved)).isEqualTo(VerificationMethod.MAIL);
        assertThat(verifiedBy(untrusted)).isNull();
    }

    @Test
    void anAutomaticReplyChangesNothing() {
        var number = desk.opensAndAnswers("ASK_CUSTOMER");
        var status = desk.ticket(number).status();

        var mail = handIn(message(
                requester(number), "Automatic reply: " + number, "Auto-Submitted: auto-replied\n", "I am away."));

        assertThat(mail.text("outcome")).isEqualTo("IGNORED");
        assertThat(mail.body().at("/machine/kind").asText()).isEqualTo("AUTO_REPLY");
        assertThat(desk.ticket(number).status()).isEqualTo(status);
    }

    @Test
    void aBounceSuppressesTheAddress() {
        var number = desk.opens("parcels", Map.of());
        var id = "<sent-" + UUID.randomUUID() + "@desk.example>";
        db.sql(
                        """
                        update email set message_id = :id, state = 'SENT'
                        where id = (select min(id) from email where number = :number)""")
                .param("id", id)
                .param("number", number)
                .update();

        var mail = handIn("Return-Path: <>\n"
                + "From: MAILER-DAEMON@mx.example\n"
                + "Subject: Undelivered Mail\n"
                + "Content-Type: multipart/report; report-type=delivery-status; boundary=b\n\n"
                + "--b\n\n"
                + "Sorry.\n"
                + "--b\n"
                + "Content-Type: message/delivery-status\n\n"
                + "Final-Recipient: rfc822; ada@example.org\n"
                + "Action: failed\n"
                + "Status: 5.1.1\n"
                + "Diagnostic-Code: smtp; 550 no such user\n\n"
                + "--b\n"
                + "Content-Type: message/rfc822\n\n"
                + "Message-ID: " + id
                + "\n\nHi\n--b--\n");

        assertThat(mail.body().at("/machine/kind").asText()).isEqualTo("BOUNCE");
        assertThat(mail.text("ticket")).isEqualTo(number);
        assertThat(db.sql("select state from email where message_id = :id")
                        .param("id", id)
                        .query(String.class)
                        .single())
                .isEqualTo("BOUNCED");
        assertThat(newest(number).isPublic()).isFalse();
        assertThat(newest(number).body()).startsWith("The email to ada@example.org came back: 550 no such user");
    }

    @Test
    void answersAReplyOfAClosedChannelWithGuidance() {
        var number = desk.opens("webshop", Map.of());
        var status = desk.ticket(number).status();
        var answered = "In-Reply-To: <" + sentEmail(number) + ">\n";

        var reply = webshop(message("ada@example.org", "Re: Boutique", answered, "Voici le détail."));

        assertThat(reply.text("outcome")).isEqualTo("GUIDANCE_SENT");
        assertThat(reply.text("ticket")).isEqualTo(number);
        assertThat(desk.ticket(number).status()).isEqualTo(status);
        assertThat(db.sql("select body from email where number = :number and template = 'closed-channel'")
                        .param("number", number)
                        .query(String.class)
                        .list())
                .singleElement()
                .asString()
                .contains("this address is not monitored", "/webshop/requests/" + number);
        assertThat(webshop(message("ada@example.org", "Re: Boutique", answered, "Encore moi."))
                        .text("failure"))
                .contains("automatic answer");
        assertThat(process(reply, Map.of("action", "ADD", "ticket", number)).text("outcome"))
                .isEqualTo("REPLY_ADDED");
    }

    @Test
    void staffMakeATicketOfMailThatTheTablesRedirect() {
        var sender = UUID.randomUUID() + "@example.org";

        var mail = webshop(message(sender, "Ma boutique", "", "Bonjour, je ne peux pas ouvrir la boutique."));

        assertThat(mail.text("outcome")).isEqualTo("GUIDANCE_SENT");
        assertThat(db.sql("select template from email where recipient = :sender")
                        .param("sender", sender)
                        .query(String.class)
                        .list())
                .containsExactly("redirected");
        assertThat(process(mail, Map.of("action", "NEW_TICKET")).text("outcome"))
                .isEqualTo("TICKET_OPENED");
    }

    @Test
    void aSenderRuleGoesBeforeEverythingElse() {
        var sender = UUID.randomUUID() + "@alerts.example";
        var list = "Precedence: bulk\n";
        assertThat(handIn(message(sender, "Alert", list, "Disk is full.")).text("outcome"))
                .isEqualTo("IGNORED");

        rules.set("parcels", "alerts.example", SenderAction.ACCEPT, "agent");
        assertThat(handIn(message(sender, "Alert", list, "Disk is fuller.")).text("outcome"))
                .isEqualTo("TICKET_OPENED");
        rules.set("parcels", sender, SenderAction.SPAM, "agent");
        var spam = handIn(message(sender, "Alert", list, "Disk is fullest."));
        assertThat(spam.text("outcome")).isEqualTo("IGNORED");
        assertThat(process(spam, Map.of("action", "NOT_SPAM")).text("state")).isEqualTo("QUARANTINED");
        rules.set("parcels", sender, SenderAction.QUARANTINE, "agent");
        assertThat(process(spam, Map.of("action", "RETRY")).text("failure")).contains("rule of the brand");
    }

    @Test
    void theSameMessageCountsOnce() {
        var raw = message("ada@example.org", "Twice", "", "It did not arrive. " + UUID.randomUUID());

        var first = handIn(raw);
        var second = handIn(raw);

        assertThat(second.text("ticket")).isEqualTo(first.text("ticket")).isNotNull();
        assertThat(conversation.of(first.text("ticket"))).hasSizeLessThanOrEqualTo(1);
    }

    @Test
    void copiesCountOnceInAnyOrder() throws IOException {
        var raw = message("ada@example.org", "Twice", "", "It did not arrive. " + UUID.randomUUID())
                .replaceFirst("Message-ID: [^\n]+\n", "")
                .getBytes(StandardCharsets.UTF_8);
        var first = rawStore.receive(MailSource.program("parcels", "agent"), new ByteArrayInputStream(raw));
        var second = rawStore.receive(MailSource.program("parcels", "agent"), new ByteArrayInputStream(raw));

        processing.process(second);
        processing.process(first);

        assertThat(store.get(first).ticket())
                .isEqualTo(store.get(second).ticket())
                .isNotNull();
    }

    @Test
    void answersASenderAutomaticallyOnceADay() {
        var sender = UUID.randomUUID() + "@example.org";
        var guided = handIn(message(sender, "Parcel", "", "Hello"));
        recordOutcome(guided, "GUIDANCE_SENT");

        var next = handIn(message(sender, "Parcel", "", "Hello again"));

        assertThat(next.text("state")).isEqualTo("QUARANTINED");
        assertThat(next.text("failure")).contains("automatic answer");
    }

    /** Each tenth of the corpora, and all of them in the nightly run; a reader that fails would leave the reason FAILED. */
    @Test
    void anyMailComesToAnOutcome() throws Exception {
        var step = Integer.getInteger("guichet.test.race-factor", 1) > 1 ? 1 : 10;
        var files = new ArrayList<>(MailCorpus.files(MailCorpus.FOLDER));
        files.addAll(MailCorpus.files(MailCorpus.OTHER_FOLDER));
        for (int file = 0; file < files.size(); file += step) {
            var id = rawStore.receive(MailSource.program("parcels", "agent"), Files.newInputStream(files.get(file)));

            processing.process(id);

            var mail = store.get(id);
            assertThat(mail.state()).as(files.get(file).toString()).isIn(MailState.DONE, MailState.QUARANTINED);
            assertThat(mail.reason()).as(files.get(file).toString()).isNotEqualTo(QuarantineReason.FAILED);
        }
    }

    @Test
    void keepsAFloodOfASenderForStaff() {
        var sender = UUID.randomUUID() + "@example.org";
        var first = handIn(message(sender, "Parcel", "", "Hello"));
        for (int copy = 1; copy < 20; copy++) {
            db.sql(
                            """
                            insert into incoming_mail
                              (brand, received_at, received_from, size, sha256, state, outcome, sender)
                            select brand, received_at, received_from, size, :sha256, state, outcome, sender
                            from incoming_mail where id = :id""")
                    .param("id", Long.valueOf(first.text("id")))
                    .param("sha256", "message " + copy)
                    .update();
        }

        var next = handIn(message(sender, "Parcel", "", "Hello again"));

        assertThat(next.text("failure")).contains("20 tickets");
        assertThat(process(next, Map.of("action", "NEW_TICKET")).text("outcome"))
                .isEqualTo("TICKET_OPENED");
    }

    @Test
    void keepsAMessageWithoutSenderForStaff() {
        var mail = handIn("Subject: x\n\nHello");

        assertThat(mail.text("state")).isEqualTo("QUARANTINED");
        assertThat(mail.text("failure")).isEqualTo("The message names no sender.");
        assertThat(api().get("/api/mail?state=QUARANTINED").body().findValuesAsText("id"))
                .contains(mail.text("id"));
        assertThat(process(mail, Map.of("action", "SPAM")).text("state")).isEqualTo("DONE");
        assertThat(process(mail, Map.of("action", "SPAM")).status()).isEqualTo(409);
        assertThat(process(mail, Map.of("action", "NOT_SPAM")).text("state")).isEqualTo("QUARANTINED");
        assertThat(process(mail, Map.of("action", "NOT_SPAM")).status()).isEqualTo(409);
    }

    @Test
    void addsAMessageInQuarantineToATicket() {
        var number = desk.opens("parcels", Map.of());
        var mail = handIn("From: undisclosed\nSubject: x\n\nHello");

        assertThat(process(mail, Map.of("action", "ADD")).fields()).containsExactly("ticket");
        assertThat(process(mail, Map.of("action", "ADD", "ticket", number)).text("ticket"))
                .isEqualTo(number);
        assertThat(newest(number).body()).isEqualTo("Hello");
    }

    @Test
    void opensATicketForAnIgnoredMessage() {
        var mail = handIn(message("ada@example.org", "Parcel", "Precedence: junk\n", "It did not arrive."));
        assertThat(mail.text("outcome")).isEqualTo("IGNORED");

        assertThat(process(mail, Map.of("action", "RETRY")).status()).isEqualTo(409);
        assertThat(process(mail, Map.of("action", "NEW_TICKET")).text("outcome"))
                .isEqualTo("TICKET_OPENED");
        assertThat(process(mail, Map.of("action", "NEW_TICKET")).status()).isEqualTo(409);
    }

    @Test
    void storesFilesThatTheBrandAccepts() {
        var mail = handIn(message("ada@example.org", "Label", "", "See the files.", "label.txt", "run.sh"));

        var files = api().get("/api/tickets/" + mail.text("ticket")).body().path("attachments");
        assertThat(files.findValuesAsText("name")).containsExactly("label.txt");
        assertThat(mail.body().path("attachments").findValuesAsText("name")).containsExactly("label.txt", "run.sh");
    }

    @Test
    void deletesWhatDidNotArriveCompletely() throws IOException {
        var raw = new ByteArrayInputStream(
                message("ada@example.org", "x", "", "Hello").getBytes(StandardCharsets.UTF_8));
        long id = rawStore.receive(MailSource.program("parcels", "agent"), raw);
        db.sql("update incoming_mail set state = 'RECEIVING' where id = :id")
                .param("id", id)
                .update();
        processing.deleteUnfinished();
        assertThat(count(id)).isEqualTo(1);

        db.sql("update incoming_mail set received_at = :then where id = :id")
                .param("then", Instant.EPOCH)
                .param("id", id)
                .update();
        processing.deleteUnfinished();

        assertThat(count(id)).isZero();
    }

    @Test
    void answersOnceItIsStored() {
        var stored = send("agent", "/api/brands/parcels/mail", message("ada@example.org", "Later", "", "Hello"));

        assertThat(stored.status()).isEqualTo(202);
        assertThat(stored.text("id")).isNotNull();
        assertThat(HttpBrowser.basicAuth(port, "agent", "agent")
                        .get("/api/mail/%s/raw".formatted(stored.text("id")))
                        .body())
                .contains("Subject: Later");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/x-www-form-urlencoded", "multipart/form-data; boundary=b", "application/json"})
    void refusesBodiesThatAreNoRawMessage(String type) {
        var part = "--b\r\nContent-Disposition: form-data; name=\"body\"\r\n\r\nSubject: x\r\n--b--\r\n";
        var body = type.startsWith("multipart") ? part : "body=Hello";

        assertThat(send("agent", "/api/brands/parcels/mail", body, type).status())
                .isEqualTo(415);
    }

    @Test
    void refusesAnEmptyBody() {
        assertThat(handIn("").fields()).containsExactly("body");
    }

    @Test
    void administratorsListMailWithoutATicket() {
        var mail = handIn("Subject: x\n\nHello");

        var list = ApiClient.as("admin", port).get("/api/mail");

        assertThat(list.status()).isEqualTo(200);
        assertThat(list.body().findValuesAsText("id")).contains(mail.text("id"));
    }

    @Test
    void otherBrandsMailDoesNotExist() {
        var mail = handIn(message("ada@example.org", "Ours", "", "Hello"));

        assertThat(ApiClient.as("agent-helpcenter", port)
                        .get("/api/mail/" + mail.text("id"))
                        .status())
                .isEqualTo(404);
        assertThat(send("agent-helpcenter", "/api/brands/parcels/mail", "Subject: x\n\nHi")
                        .status())
                .isEqualTo(403);
    }

    private JsonResponse process(JsonResponse mail, Map<String, String> request) {
        return api().post("/api/mail/%s/process".formatted(mail.text("id")), request);
    }

    private JsonResponse webshop(String raw) {
        return send("agent", "/api/brands/webshop/mail?wait=true", raw);
    }

    /** With its length declared or not; nothing of it stays. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void refusesAMessageThatIsTooLarge(boolean declared) {
        var raw = message(
                        "ada@example.org",
                        "Large",
                        "",
                        "x".repeat(60).concat("\n").repeat(1_000_000))
                .getBytes(StandardCharsets.UTF_8);
        var waiting = receivedChunks();

        var refused = ApiClient.as("agent", port)
                .send(
                        "POST",
                        "/api/brands/parcels/mail",
                        declared
                                ? BodyPublishers.ofByteArray(raw)
                                : BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(raw)),
                        Map.of("Content-Type", "message/rfc822"));

        assertThat(refused.status()).isEqualTo(413);
        assertThat(refused.text("detail")).contains("40 MB");
        assertThat(receivedChunks()).isEqualTo(waiting);
    }

    private long receivedChunks() {
        return db.sql("select count(*) from incoming_mail_chunk")
                .query(Long.class)
                .single();
    }

    private JsonResponse handIn(String raw) {
        return send("agent", "/api/brands/parcels/mail?wait=true", raw);
    }

    private JsonResponse send(String user, String path, String raw) {
        return send(user, path, raw, "message/rfc822");
    }

    private JsonResponse send(String user, String path, String raw, String type) {
        return ApiClient.as(user, port)
                .send("POST", path, BodyPublishers.ofString(raw, StandardCharsets.UTF_8), Map.of("Content-Type", type));
    }

    private static String message(String from, String subject, String headers, String text, String... files) {
        var raw = new StringBuilder("From: %s\nSubject: %s\nMessage-ID: <%s@example.org>\n%s"
                .formatted(from, subject, UUID.randomUUID(), headers));
        raw.append("Content-Type: multipart/mixed; boundary=b\n\n--b\n\n").append(text);
        for (var file : files) {
            raw.append("\n--b\nContent-Type: text/plain; name=%s\nContent-Disposition: attachment\n\n%s"
                    .formatted(file, file.endsWith(".sh") ? "#!/bin/sh\necho" : "some words"));
        }
        return raw.append("\n--b--\n").toString();
    }

    /** Message-ID of the ticket's first e-mail, as if it had been sent. */
    private String sentEmail(String number) {
        var id = "sent-" + number + "@desk.example";
        db.sql("update email set message_id = :id where id = (select min(id) from email where number = :number)")
                .param("id", "<" + id + ">")
                .param("number", number)
                .update();
        return id;
    }

    private int count(long id) {
        return db.sql("select count(*) from incoming_mail where id = :id")
                .param("id", id)
                .query(Integer.class)
                .single();
    }

    private void recordOutcome(JsonResponse mail, String outcome) {
        db.sql("update incoming_mail set outcome = :outcome where id = :id")
                .param("outcome", outcome)
                .param("id", Long.valueOf(mail.text("id")))
                .update();
    }

    private VerificationMethod verifiedBy(JsonResponse mail) {
        return desk.ticket(mail.text("ticket")).requester().verifiedBy();
    }

    private String requester(String number) {
        return customers.get(desk.ticket(number).customerId()).email();
    }

    private Message newest(String number) {
        var messages = conversation.of(number);
        return messages.get(messages.size() - 1);
    }

    private ApiClient api() {
        return ApiClient.as("agent", port);
    }
}
