package io.guichet.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.guichet.CustomerMail;
import io.guichet.Desk;
import io.guichet.DeskTest;
import io.guichet.MultipartBody.UploadFile;
import io.guichet.attachment.Attachment;
import io.guichet.attachment.Attachments;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Attachments of requests and replies from customers. */
@DeskTest
@Tag("h2")
class CustomerFilesTest {

    private static final Pattern FILE = Pattern.compile("href=\"([^\"]*/attachments/\\d+[^\"]*)\"");

    @LocalServerPort
    private int port;

    @Autowired
    private Desk desk;

    @Autowired
    private Attachments attachments;

    @Test
    void aScreenshotOfARequestCanBeDownloaded() {
        var visitor = new Visitor(port, "en");
        var request = sendsWith(visitor, "parcels", List.of(UploadFile.png("What I see.png")));

        var link = fileOn(visitor.opens(request));
        var file = visitor.fetches(link);

        assertThat(file.body()).isEqualTo(UploadFile.png("").content());
        assertThat(file.headers().firstValue("Content-Disposition").orElseThrow())
                .startsWith("attachment;")
                .contains("What%20I%20see.png");
        assertThat(file.headers().firstValue("Content-Type")).contains("image/png");
        assertThat(file.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(file.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("sandbox");
    }

    @Test
    void checksTheContentAndNotTheName() {
        var visitor = new Visitor(port, "en");
        var request = visitor.requests("parcels", "Where is it?", Map.of());
        visitor.opens(request);
        var page = "<html><script>alert(1)</script></html>".getBytes(StandardCharsets.UTF_8);

        visitor.submitsFiles(
                replies(request),
                Map.of("body", "Look at this."),
                List.of(new UploadFile("photo.png", "image/png", page)));

        assertThat(visitor.status()).isEqualTo(400);
        assertThat(visitor.page()).contains("“photo.png” is not an accepted file type", "Look at this.");
        assertThat(desk.messageTexts(number(request))).doesNotContain("Look at this.");
        assertThat(attachments.of(number(request))).isEmpty();
    }

    @Test
    void theGoodFilesSurviveABadOne() {
        var visitor = new Visitor(port, "en");
        var request = visitor.requests("parcels", "Where is it?", Map.of());
        visitor.opens(request);

        visitor.submitsFiles(
                replies(request),
                Map.of("body", "Look."),
                List.of(
                        UploadFile.png("a.png"),
                        new UploadFile("b.txt", "text/plain", new byte[0]),
                        UploadFile.png("c.png")));
        assertThat(visitor.page()).contains("“b.txt” is empty", "a.png", "c.png", "PNG image", "Look.");
        assertThat(attachments.of(number(request))).isEmpty();
        assertThat(new Visitor(port, "en").opens(request)).doesNotContain("a.png");

        var kept = Pattern.compile("name=\"_removeFile\" value=\"(\\d+)\"").matcher(visitor.page());
        assertThat(kept.find()).isTrue();
        visitor.submitsFiles(
                replies(request),
                Map.of("body", "Look.", "_removeFile", kept.group(1)),
                List.of(UploadFile.png("d.png")));

        assertThat(visitor.followsRedirects()).contains("c.png", "d.png").doesNotContain("a.png");
        assertThat(attachments.of(number(request)))
                .extracting(Attachment::name)
                .containsExactlyInAnyOrder("c.png", "d.png");
    }

    @Test
    void theContactFormKeepsItsGoodFiles() {
        var visitor = new Visitor(port, "en");
        var asked = visitor.asks("parcels", "Where is it?");
        var contact = "/parcels/questions/%s/contact".formatted(asked);
        var fields = Map.of("subject", "S", "body", "Where is it?", "email", "ada@example.org");
        visitor.opens(contact);

        visitor.submitsFiles(
                contact, fields, List.of(UploadFile.png("a.png"), new UploadFile("b.txt", "text/plain", new byte[0])));
        assertThat(visitor.status()).isEqualTo(400);
        assertThat(visitor.page()).contains("“b.txt” is empty", "a.png", "ada@example.org");
        visitor.submitsFiles(contact, fields, List.of());

        assertThat(attachments.of(asked)).extracting(Attachment::name).containsExactly("a.png");
        assertThat(attachments.of(asked)).allMatch(file -> file.messageId() != null);
    }

    /** More than one file may have by the server's own limit; the browser gets the page, not a broken connection. */
    @Test
    void aFileOfSeventyMegabytesIsRefusedOnThePage() {
        var visitor = new Visitor(port, "en");
        var request = visitor.requests("parcels", "Where is it?", Map.of());
        visitor.opens(request);

        visitor.submitsFiles(
                replies(request),
                Map.of("body", "The film."),
                List.of(new UploadFile("film.mp4", "video/mp4", new byte[70 * 1024 * 1024]), UploadFile.png("a.png")));

        assertThat(visitor.status()).isEqualTo(400);
        assertThat(visitor.page()).contains("larger than 20 MB", "The film.", "a.png");
    }

    @Test
    void takesThePhotosOfATelephone() {
        var visitor = new Visitor(port, "en");
        var request = visitor.requests("parcels", "Where is it?", Map.of());
        visitor.opens(request);
        var photo = "\0\0\0\u0018ftypheic\0\0\0\0mif1heic".getBytes(StandardCharsets.ISO_8859_1);

        visitor.submitsFiles(
                replies(request), Map.of("body", "A photo."), List.of(new UploadFile("IMG_1.HEIC", "", photo)));
        var file = visitor.fetches(fileOn(visitor.followsRedirects()));

        assertThat(file.headers().firstValue("Content-Type")).contains("image/heic");
        assertThat(file.headers().firstValue("Content-Disposition").orElseThrow())
                .startsWith("attachment;");
    }

    @Test
    void storesNoFileWhenOneIsRefused() {
        var visitor = new Visitor(port, "fr");
        var request = visitor.requests("parcels", "Où est-il ?", Map.of());
        visitor.opens(request);

        visitor.submitsFiles(
                replies(request),
                Map.of("body", "Voici."),
                List.of(UploadFile.png("a.png"), new UploadFile("b.txt", "text/plain", new byte[0])));

        assertThat(visitor.status()).isEqualTo(400);
        assertThat(visitor.page()).contains("« b.txt » est vide", "Voici.");
        assertThat(attachments.of(number(request))).isEmpty();
    }

    @Test
    void storesALargeFileInChunks() {
        var visitor = new Visitor(port, "en");
        var request = visitor.requests("parcels", "Where is it?", Map.of());
        visitor.opens(request);
        var log = new byte[3 * 1024 * 1024 + 17];
        Arrays.fill(log, (byte) 'x');

        visitor.submitsFiles(
                replies(request), Map.of("body", "The log."), List.of(new UploadFile("server.txt", "text/plain", log)));

        assertThat(visitor.fetches(fileOn(visitor.followsRedirects())).body()).isEqualTo(log);
        assertThat(attachments.of(number(request))).extracting(Attachment::size).containsExactly((long) log.length);
    }

    @Test
    void refusesAFileThatIsTooLargeAndKeepsTheText() {
        var visitor = new Visitor(port, "en");
        var request = visitor.requests("parcels", "Where is it?", Map.of());
        visitor.opens(request);
        var film = new byte[20 * 1024 * 1024 + 1];
        Arrays.fill(film, (byte) 'x');

        visitor.submitsFiles(
                replies(request), Map.of("body", "A film."), List.of(new UploadFile("film.txt", "text/plain", film)));

        assertThat(visitor.status()).isEqualTo(400);
        assertThat(visitor.page()).contains("larger than 20 MB", "A film.");
    }

    @Test
    void acceptsAtMostTenFiles() {
        var visitor = new Visitor(port, "en");
        var request = visitor.requests("parcels", "Where is it?", Map.of());
        visitor.opens(request);

        visitor.submitsFiles(
                replies(request), Map.of("body", "Many."), Collections.nCopies(11, UploadFile.png("a.png")));

        assertThat(visitor.status()).isEqualTo(400);
        assertThat(visitor.page()).contains("At most 10 files");
    }

    @Test
    void sanitisesFileNames() {
        var visitor = new Visitor(port, "en");
        var request = visitor.requests("parcels", "Where is it?", Map.of());
        visitor.opens(request);

        visitor.submitsFiles(
                replies(request),
                Map.of("body", "This."),
                List.of(UploadFile.png("../../etc/<b>pass\u202ewd</b>.png")));

        assertThat(attachments.of(number(request))).extracting(Attachment::name).containsExactly("b.png");
    }

    @Test
    void filesNeedTheKeyOfTheirRequest() {
        var visitor = new Visitor(port, "en");
        var request = sendsWith(visitor, "parcels", List.of(UploadFile.png("mine.png")));
        var link = fileOn(visitor.opens(request));
        var stranger = new Visitor(port, "en");
        var other = stranger.requests("parcels", "Hello?", Map.of());

        assertThat(stranger.fetches(link.replaceAll("key=[^&]*", "key=wrong")).statusCode())
                .isEqualTo(404);
        var id = link.replaceAll(".*/attachments/(\\d+).*", "$1");
        assertThat(stranger.fetches(other.replace("?", "/attachments/" + id + "?"))
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void aBrandMayRequireSignInForFiles() {
        var visitor = new Visitor(port, "en");
        var request = visitor.requests("webshop", "Where is my logo?", Map.of("product", "Logo page"));
        assertThat(visitor.opens(request)).contains("Only signed-in customers can attach files.");

        visitor.submitsFiles(replies(request), Map.of("body", "Here."), List.of(UploadFile.png("logo.png")));

        assertThat(visitor.status()).isEqualTo(400);
        assertThat(visitor.page()).contains("Sign in first to send files", "Here.");
    }

    @Test
    void aRepeatedReplyStoresItsFilesOnce() {
        var visitor = new Visitor(port, "en");
        var request = visitor.requests("parcels", "Where is it?", Map.of());
        visitor.opens(request);
        var page = visitor.page();
        assertThat(page).contains("enctype=\"multipart/form-data\"");
        var repeatedFields = Map.of("body", "This.", "_submissionToken", "11111111-1111-1111-1111-111111111111");

        visitor.submitsFiles(replies(request), repeatedFields, List.of(UploadFile.png("a.png")));
        visitor.opens(request);
        visitor.submitsFiles(replies(request), repeatedFields, List.of(UploadFile.png("a.png")));

        assertThat(attachments.of(number(request))).hasSize(1);
    }

    private String sendsWith(Visitor visitor, String brand, List<UploadFile> files) {
        var number = visitor.asks(brand, "Where is it?");
        var contact = "/%s/questions/%s/contact".formatted(brand, number);
        visitor.opens(contact);
        visitor.submitsFiles(
                contact, Map.of("subject", "Late", "body", "Where is it?", "email", "ada@example.org"), files);
        visitor.followsRedirects();
        return visitor.location().endsWith("/sent") ? CustomerMail.linkOf(port, number) : visitor.location();
    }

    private static String replies(String request) {
        return request.replace("?", "/replies?");
    }

    private static String number(String request) {
        return request.replaceAll(".*/requests/([^?/]+).*", "$1");
    }

    private static String fileOn(String page) {
        var found = FILE.matcher(page);
        assertThat(found.find()).as(page).isTrue();
        return found.group(1).replace("&amp;", "&");
    }
}
