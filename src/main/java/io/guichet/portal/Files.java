package io.guichet.portal;

import io.guichet.attachment.Attachment;
import io.guichet.attachment.Attachments;
import io.guichet.attachment.FileWords;
import io.guichet.attachment.RefusedFile;
import io.guichet.attachment.Sent;
import io.guichet.attachment.Upload;
import io.guichet.brand.Brand;
import io.guichet.http.BadInput.Problem;
import io.guichet.http.NotFound;
import io.guichet.ticket.Conversation;
import io.guichet.ticket.Message;
import io.guichet.ticket.Ticket;
import jakarta.servlet.http.HttpSession;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.multipart.MultipartFile;

/** The files of requests, as far as customers send and see them: never what belongs to a note between staff. */
@Component
class Files {

    /** The name of the field in which files are chosen. */
    static final String FIELD = "files";

    private final Attachments attachments;
    private final Conversation conversation;
    private final SignedIn signedIn;
    private final FileWords words;

    Files(Attachments attachments, Conversation conversation, SignedIn signedIn, FileWords words) {
        this.attachments = attachments;
        this.conversation = conversation;
        this.signedIn = signedIn;
        this.words = words;
    }

    /** What was chosen; a {@link RefusedFile} where this customer may not send any. */
    List<Upload> chosen(Brand brand, List<MultipartFile> sent, HttpSession session) {
        var uploads = Sent.files(sent);
        if (!uploads.isEmpty() && !maySend(brand, session)) {
            throw RefusedFile.withoutSignIn(FIELD);
        }
        return uploads;
    }

    /** What a page with a field for files needs to know. */
    void offer(Brand brand, HttpSession session, Model model, Locale locale) {
        model.addAttribute("filesAllowed", maySend(brand, session));
        model.addAttribute("fileTypes", String.join(",", brand.files().sortedTypes()));
        model.addAttribute("fileRules", words.rules(brand.files(), locale));
    }

    /** What the files are called that came with a form that did not become a request yet. */
    List<String> names(Draft draft) {
        return draft.files().isEmpty()
                ? List.of()
                : attachments.of(draft.number()).stream()
                        .filter(file -> draft.files().contains(file.id()))
                        .map(Attachment::name)
                        .toList();
    }

    Problem problem(RefusedFile refused, Locale locale) {
        return words.problem(refused, locale);
    }

    /** The files that came with these messages, by message. */
    Map<Long, List<FileWords.Shown>> of(Ticket ticket, List<Message> messages, Locale locale) {
        var link = ticket.customerLink("");
        var at = link.indexOf('?');
        var shown = new HashMap<Long, List<FileWords.Shown>>();
        for (var file : shownToCustomers(ticket.number(), messages)) {
            shown.computeIfAbsent(file.message(), message -> new ArrayList<>())
                    .addAll(words.shown(List.of(file), link.substring(0, at), link.substring(at), locale));
        }
        return shown;
    }

    /** The file, if it is one for its customer's eyes; otherwise {@link NotFound}. */
    Attachment get(String number, long id) {
        return shownToCustomers(number, conversation.of(number)).stream()
                .filter(file -> file.id() == id)
                .findFirst()
                .orElseThrow(() -> new NotFound("There is no file %d of %s.".formatted(id, number)));
    }

    private List<Attachment> shownToCustomers(String number, List<Message> messages) {
        var seen = messages.stream().filter(Message::isPublic).map(Message::id).collect(Collectors.toSet());
        return attachments.of(number).stream()
                .filter(file -> file.message() == null ? file.fromCustomer() : seen.contains(file.message()))
                .toList();
    }

    private boolean maySend(Brand brand, HttpSession session) {
        return !brand.files().signedInOnly() || signedIn.at(brand, session).isPresent();
    }
}
