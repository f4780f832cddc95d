package io.guichet.portal;

import io.guichet.attachment.Attachment;
import io.guichet.attachment.AttachmentFormatter;
import io.guichet.attachment.Attachments;
import io.guichet.attachment.DraftAttachments;
import io.guichet.attachment.DraftAttachments.DraftOwner;
import io.guichet.attachment.MultipartUploads;
import io.guichet.attachment.RejectedFile;
import io.guichet.attachment.Upload;
import io.guichet.brand.Brand;
import io.guichet.intake.VerificationDemands;
import io.guichet.policy.VerificationPurpose;
import io.guichet.portal.CustomerRequests.CustomerRequest;
import io.guichet.problem.BadInput.FieldError;
import io.guichet.problem.UnknownEntity;
import io.guichet.text.InputNumber;
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
import org.springframework.util.MultiValueMap;
import org.springframework.web.multipart.MultipartFile;

/** Attachments that customers upload and see; never those of internal notes. */
@Component
class CustomerFiles {

    /** Name of the upload field. */
    static final String FIELD = "files";

    /** Name of the boxes that remove a kept file. */
    private static final String REMOVED = "_removeFile";

    private final Attachments attachments;
    private final DraftAttachments drafts;
    private final Conversation conversation;
    private final CustomerAuthentication customerAuthentication;
    private final AttachmentFormatter attachmentFormatter;
    private final VerificationDemands demands;

    CustomerFiles(
            Attachments attachments,
            DraftAttachments drafts,
            Conversation conversation,
            CustomerAuthentication customerAuthentication,
            AttachmentFormatter attachmentFormatter,
            VerificationDemands demands) {
        this.demands = demands;
        this.attachments = attachments;
        this.drafts = drafts;
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

    /** Keeps the good files of a reply that was refused, and returns the errors of the others. */
    List<FieldError> keep(
            Brand brand,
            CustomerRequest customerRequest,
            String draft,
            List<MultipartFile> multipartFiles,
            HttpSession session,
            Locale locale) {
        return mayUpload(brand, session)
                ? drafts.keep(
                        new DraftOwner(brand, customerRequest.number(), customerRequest.actor(), true, false),
                        draft,
                        MultipartUploads.from(multipartFiles),
                        FIELD,
                        locale)
                : List.of();
    }

    /** Why files of the contact form were refused: each bad file, or the whole upload. */
    List<RejectedFile> rejected(
            Brand brand, RejectedFile refused, List<MultipartFile> multipartFiles, HttpSession session) {
        var each = mayUpload(brand, session)
                ? attachments.rejected(brand, MultipartUploads.from(multipartFiles), FIELD)
                : List.<RejectedFile>of();
        return each.isEmpty() ? List.of(refused) : each;
    }

    /** The files of the contact form that the brand accepts, as many as there is room for. */
    List<Upload> accepted(
            Brand brand, ContactFormDraft draft, List<MultipartFile> multipartFiles, HttpSession session) {
        return mayUpload(brand, session)
                ? MultipartUploads.from(multipartFiles).stream()
                        .filter(upload ->
                                attachments.rejection(brand, upload, FIELD).isEmpty())
                        .limit(Math.max(
                                0,
                                brand.attachments().maxCount() - draft.files().size()))
                        .toList()
                : List.of();
    }

    /** Deletes the kept files that the customer has ticked. */
    void removeTicked(String number, String draft, MultiValueMap<String, String> parameters) {
        removed(parameters).forEach(file -> drafts.remove(number, draft, file));
    }

    /** Ids of the kept files that the customer has ticked. */
    static List<Long> removed(MultiValueMap<String, String> parameters) {
        return parameters.getOrDefault(REMOVED, List.of()).stream()
                .flatMapToInt(id -> InputNumber.parse(id, Integer.MAX_VALUE).stream())
                .mapToObj(Long::valueOf)
                .toList();
    }

    /** Adds the kept files of a form to the model of its page. */
    void addKeptFiles(String number, String draft, Model model, Locale locale) {
        var token = DraftAttachments.tokenOf(draft);
        model.addAttribute("draftToken", token);
        model.addAttribute("keptFiles", attachmentFormatter.views(drafts.of(number, token), "", "", locale));
    }

    /** Files of a draft of the contact form. */
    List<AttachmentFormatter.AttachmentView> views(ContactFormDraft draft, Locale locale) {
        return attachmentFormatter.views(filesOf(draft), "", "", locale);
    }

    /** The uploaded files of a reply, beside those that are kept under its token. */
    List<Upload> uploads(
            Brand brand, String number, String draft, List<MultipartFile> multipartFiles, HttpSession session) {
        var uploads = uploads(brand, multipartFiles, session);
        if (uploads.size() + drafts.of(number, draft).size()
                > brand.attachments().maxCount()) {
            throw RejectedFile.tooMany(brand.attachments(), FIELD);
        }
        return uploads;
    }

    /** Adds the upload rules to the model of a page with an upload field. */
    void addUploadRules(Brand brand, HttpSession session, Model model, Locale locale) {
        model.addAttribute("fileTexts", attachmentFormatter.scriptTexts(brand.attachments(), locale));
        model.addAttribute("filesAllowed", mayUpload(brand, session));
        model.addAttribute("fileTypes", String.join(",", brand.attachments().sortedTypes()));
        model.addAttribute("fileRules", attachmentFormatter.rules(brand.attachments(), locale));
    }

    /** Names of a draft's files. */
    List<String> fileNames(ContactFormDraft draft) {
        return filesOf(draft).stream().map(Attachment::name).toList();
    }

    private List<Attachment> filesOf(ContactFormDraft draft) {
        return draft.files().isEmpty()
                ? List.of()
                : attachments.of(draft.number()).stream()
                        .filter(file -> draft.files().contains(file.id()))
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
        var method = customerAuthentication.method(brand, session).orElse(null);
        return demands.areMet(brand.id(), VerificationPurpose.FILES, method);
    }
}
