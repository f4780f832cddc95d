package io.guichet.portal;

import io.guichet.attachment.Attachment;
import io.guichet.attachment.AttachmentFormatter;
import io.guichet.attachment.Attachments;
import io.guichet.attachment.MultipartUploads;
import io.guichet.attachment.RejectedFile;
import io.guichet.attachment.Upload;
import io.guichet.brand.Brand;
import io.guichet.portal.CustomerRequests.CustomerRequest;
import io.guichet.problem.BadInput.FieldError;
import io.guichet.problem.UnknownEntity;
import io.guichet.ticket.Conversation;
import io.guichet.ticket.Message;
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

/** Attachments that customers upload and see; never those of internal notes. */
@Component
class CustomerFiles {

    /** Name of the upload field. */
    static final String FIELD = "files";

    private final Attachments attachments;
    private final Conversation conversation;
    private final CustomerAuthentication customerAuthentication;
    private final AttachmentFormatter attachmentFormatter;

    CustomerFiles(
            Attachments attachments,
            Conversation conversation,
            CustomerAuthentication customerAuthentication,
            AttachmentFormatter attachmentFormatter) {
        this.attachments = attachments;
        this.conversation = conversation;
        this.customerAuthentication = customerAuthentication;
        this.attachmentFormatter = attachmentFormatter;
    }

    /** The uploaded files; throws {@link RejectedFile} if this customer may not send any. */
    List<Upload> uploads(Brand brand, List<MultipartFile> multipartFiles, HttpSession session) {
        var uploads = MultipartUploads.from(multipartFiles);
        if (!uploads.isEmpty() && !mayUpload(brand, session)) {
            throw RejectedFile.signInRequired(FIELD);
        }
        return uploads;
    }

    /** Adds the upload rules to the model of a page with an upload field. */
    void addUploadRules(Brand brand, HttpSession session, Model model, Locale locale) {
        model.addAttribute("filesAllowed", mayUpload(brand, session));
        model.addAttribute("fileTypes", String.join(",", brand.attachments().sortedTypes()));
        model.addAttribute("fileRules", attachmentFormatter.rules(brand.attachments(), locale));
    }

    /** Names of a draft's files. */
    List<String> fileNames(ContactFormDraft draft) {
        return draft.files().isEmpty()
                ? List.of()
                : attachments.of(draft.number()).stream()
                        .filter(file -> draft.files().contains(file.id()))
                        .map(Attachment::name)
                        .toList();
    }

    FieldError problem(RejectedFile refused, Locale locale) {
        return attachmentFormatter.problem(refused, locale);
    }

    /** Attachments by message id; the customer's files without a message, as those of a part, belong to the first one. */
    Map<Long, List<AttachmentFormatter.AttachmentView>> viewsByMessage(
            CustomerRequest customerRequest, List<Message> messages, Locale locale) {
        var link = customerRequest.link("");
        var at = link.indexOf('?') < 0 ? link.length() : link.indexOf('?');
        var viewsByMessage = new HashMap<Long, List<AttachmentFormatter.AttachmentView>>();
        var firstMessage =
                messages.stream().filter(Message::isPublic).map(Message::id).findFirst();
        for (var file : visibleToCustomer(customerRequest.number(), messages)) {
            viewsByMessage
                    .computeIfAbsent(
                            file.messageId() == null ? firstMessage.orElse(null) : file.messageId(),
                            message -> new ArrayList<>())
                    .addAll(attachmentFormatter.views(
                            List.of(file), link.substring(0, at), link.substring(at), locale));
        }
        return viewsByMessage;
    }

    /** The attachment if customers may see it; otherwise throws {@link UnknownEntity}. */
    Attachment get(String number, long id) {
        return visibleToCustomer(number, conversation.of(number)).stream()
                .filter(file -> file.id() == id)
                .findFirst()
                .orElseThrow(() -> UnknownEntity.of("file", id, number));
    }

    private List<Attachment> visibleToCustomer(String number, List<Message> messages) {
        var publicMessages =
                messages.stream().filter(Message::isPublic).map(Message::id).collect(Collectors.toSet());
        return attachments.of(number).stream()
                .filter(file ->
                        file.messageId() == null ? file.fromCustomer() : publicMessages.contains(file.messageId()))
                .toList();
    }

    private boolean mayUpload(Brand brand, HttpSession session) {
        return !brand.attachments().signedInOnly()
                || customerAuthentication.find(brand, session).isPresent();
    }
}
