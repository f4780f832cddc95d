package io.guichet.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.guichet.Desk;
import io.guichet.DeskTest;
import io.guichet.HttpBrowser;
import io.guichet.MultipartBody;
import io.guichet.MultipartBody.UploadFile;
import io.guichet.desk.DelayedReplies.DelayedReply;
import io.guichet.desk.DelayedReplies.ReplyState;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Replies of a brand with a send delay of ten seconds. */
@DeskTest
class DelayedRepliesTest {

    private static final Duration DELAY = Duration.ofSeconds(10);

    @Autowired
    private Desk desk;

    @Autowired
    private DelayedReplySchedule schedule;

    @Autowired
    private DelayedReplySender sender;

    @Autowired
    private JdbcClient db;

    @LocalServerPort
    private int port;

    private HttpBrowser agent;
    private String number;
    private String ticketPath;
    private String taskPath;

    @BeforeEach
    void claimsAnAnswerTask() {
        agent = HttpBrowser.signedIn(port, "agent");
        number = desk.opens("webshop", Map.of());
        desk.triages(number);
        desk.claims(number, "answer", "agent");
        ticketPath = "/desk/tickets/" + number;
        taskPath = "/desk/workspace/" + desk.task(number, "answer").id();
    }

    @Test
    void nothingHappensBeforeTheDelayIsOver() {
        var before = desk.timeline(number);

        assertThat(submits("Which printer is it?").headers().firstValue("Location"))
                .hasValueSatisfying(page -> assertThat(page).endsWith(taskPath));
        desk.advancesTime(DELAY.minusMillis(1));
        schedule.run();

        assertThat(desk.status(number)).isEqualTo("IN_PROGRESS");
        assertThat(desk.timeline(number)).isEqualTo(before);
        assertThat(desk.messageTexts(number)).doesNotContain("Which printer is it?");
        assertThat(agent.get(taskPath).body())
                .contains("Your reply to " + number + " is about to be sent.", ">Undo<")
                .doesNotContain("<textarea");
    }

    @Test
    void isSentWithoutItsPageWhenTheDelayIsOver() {
        submits("Which printer is it?");
        var sentAt = desk.now().plus(DELAY);

        waitsForTheDelay();

        assertThat(desk.status(number)).isEqualTo("WAITING_FOR_CUSTOMER");
        assertThat(desk.messages(number)).last().satisfies(message -> {
            assertThat(message.body()).isEqualTo("Which printer is it?");
            assertThat(message.sentAt()).isEqualTo(sentAt);
        });
        assertThat(desk.emailTemplates(number)).contains("reply");
        assertThat(agent.get(taskPath + "/done").body()).contains("data-state=\"done\"");
    }

    @Test
    void undoBringsTextAndChoicesBack() {
        submits("Which printer is it?");

        agent.submitForm(
                taskPath, undoPath(), "task=" + desk.task(number, "answer").id());
        waitsForTheDelay();

        assertThat(desk.status(number)).isEqualTo("IN_PROGRESS");
        assertThat(agent.get(taskPath).body())
                .contains("You took your reply to " + number + " back.", "Which printer is it?")
                .containsPattern("class=\"primary\" name=\"outcome\"[^>]* value=\"ASK_CUSTOMER\"");
        submits("Which printer exactly?");
        waitsForTheDelay();
        assertThat(desk.messageTexts(number)).endsWith("Which printer exactly?");
        assertThat(replies()).isEmpty();
    }

    @Test
    void undoAfterTheDelayChangesNothing() {
        submits("Which printer is it?");
        var late = undoPath();
        waitsForTheDelay();

        agent.submitForm(ticketPath, late, "task=");

        assertThat(agent.get(ticketPath).body()).contains("The reply has already been sent");
        assertThat(desk.status(number)).isEqualTo("WAITING_FOR_CUSTOMER");
    }

    @Test
    void onlyItsAuthorSeesAndUndoesIt() {
        submits("Which printer is it?");
        var lead = HttpBrowser.signedIn(port, "lead");

        lead.submitForm(ticketPath, undoPath(), "");

        assertThat(lead.get(ticketPath).body()).doesNotContain("Which printer is it?", "about to be sent");
        assertThat(replies()).extracting(DelayedReply::state).containsExactly(ReplyState.WAITING);
    }

    @Test
    void aReplyThatCannotBeSentStaysWithItsAuthor() {
        submits("Which printer is it?");
        desk.withdraws(number);

        waitsForTheDelay();

        assertThat(replies()).extracting(DelayedReply::state).containsExactly(ReplyState.REFUSED);
        assertThat(agent.get(taskPath).body())
                .contains("was not sent", "Your text was not sent", "Which printer is it?");
        agent.submitForm(
                taskPath, ticketPath + "/delayed-replies/" + replies().get(0).id() + "/discard", "");
        assertThat(replies()).isEmpty();
    }

    @Test
    void aReplyOfAnAuthorWithoutAccessIsNotSent() {
        submits("Which printer is it?");
        db.sql("update delayed_reply set author = 'agent-parcels' where ticket = :number")
                .param("number", number)
                .update();

        waitsForTheDelay();

        assertThat(desk.status(number)).isEqualTo("IN_PROGRESS");
        assertThat(replies()).extracting(DelayedReply::state).containsExactly(ReplyState.REFUSED);
    }

    @Test
    void twoNodesSendItOnce() {
        submits("Which printer is it?");
        var reply = replies().get(0).id();
        desk.advancesTime(DELAY);

        var nodes = Stream.of(1, 2)
                .map(node -> CompletableFuture.runAsync(() -> sender.send(reply)))
                .toList();
        nodes.forEach(CompletableFuture::join);

        assertThat(desk.messageTexts(number)).containsOnlyOnce("Which printer is it?");
    }

    @Test
    void itsFilesBecomePartOfTheTicketWithIt() {
        sendsWithFile("See the picture.", "answer.png");
        assertThat(agent.get(ticketPath).body()).doesNotContain("/attachments/");
        agent.submitForm(ticketPath, undoPath(), "");
        assertThat(agent.get(ticketPath).body()).contains("answer.png", "See the picture.");
        var draft = replies().get(0).draft();

        agent.submitForm(ticketPath, ticketPath + "/reply", "reply=Look+at+it.&_draft=" + draft);
        waitsForTheDelay();

        assertThat(desk.messageTexts(number)).endsWith("Look at it.");
        assertThat(agent.get(ticketPath).body()).contains("/attachments/", "answer.png");
    }

    @Test
    void aDoubleClickKeepsEachFileOnce() {
        var body = new MultipartBody()
                .field("reply", "See the picture.")
                .field("_submissionToken", UUID.randomUUID().toString())
                .field("_draft", UUID.randomUUID().toString())
                .field("_csrf", HttpBrowser.csrfToken(agent.get(ticketPath).body()))
                .file("files-reply", UploadFile.png("answer.png"));
        var form = body.bytes();

        agent.post(ticketPath + "/reply", form, body.type());
        agent.post(ticketPath + "/reply", form, body.type());

        assertThat(countsFiles()).isEqualTo(1);
    }

    @Test
    void aRefusedFileHoldsNothingAndIsExplained() {
        var body = new MultipartBody()
                .field("reply", "See the picture.")
                .field("_csrf", HttpBrowser.csrfToken(agent.get(ticketPath).body()))
                .file("files-reply", UploadFile.png("answer.png"))
                .file("files-reply", new UploadFile("run.exe", "application/octet-stream", new byte[] {'M', 'Z'}));

        var answer = agent.post(ticketPath + "/reply", body.bytes(), body.type());

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("run.exe", "See the picture.");
        assertThat(replies()).isEmpty();
        assertThat(countsFiles()).isEqualTo(1);
    }

    @Test
    void discardedFilesAreDeleted() {
        sendsWithFile("See the picture.", "answer.png");
        agent.submitForm(ticketPath, undoPath(), "");

        agent.submitForm(
                ticketPath, ticketPath + "/delayed-replies/" + replies().get(0).id() + "/discard", "");

        assertThat(countsFiles()).isZero();
    }

    private int countsFiles() {
        return db.sql("select count(*) from attachment where number = :number")
                .param("number", number)
                .query(Integer.class)
                .single();
    }

    private HttpResponse<String> submits(String reply) {
        var fields = "_newestMessage=%d&outcome=ASK_CUSTOMER&note=&reply=%s"
                .formatted(desk.newestMessageId(number), HttpBrowser.urlEncoded(reply));
        return agent.submitForm(taskPath, taskPath, fields);
    }

    private void sendsWithFile(String reply, String file) {
        var body = new MultipartBody()
                .field("reply", reply)
                .field("_csrf", HttpBrowser.csrfToken(agent.get(ticketPath).body()))
                .file("files-reply", UploadFile.png(file));
        assertThat(agent.post(ticketPath + "/reply", body.bytes(), body.type()).statusCode())
                .isEqualTo(302);
    }

    private String undoPath() {
        return ticketPath + "/delayed-replies/" + replies().get(0).id() + "/undo";
    }

    private void waitsForTheDelay() {
        desk.advancesTime(DELAY);
        schedule.run();
    }

    private List<DelayedReply> replies() {
        return db.sql("select * from delayed_reply where ticket = :number")
                .param("number", number)
                .query(DelayedReplies::row)
                .list();
    }
}
