package io.guichet.desk;

import io.guichet.access.StaffDirectory;
import io.guichet.access.StaffMember;
import io.guichet.attachment.Attachment;
import io.guichet.attachment.DraftAttachments;
import io.guichet.desk.ReplyDrafts.DraftContent;
import io.guichet.desk.ReplyDrafts.ReplyDraft;
import io.guichet.problem.BadInput;
import io.guichet.problem.UnknownEntity;
import io.guichet.ticket.Message.Visibility;
import io.guichet.ticket.TicketAccess;
import io.guichet.web.RetryableTransaction;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** HTTP API of the user's own drafts. */
@RestController
@RequestMapping("/api/tickets/{number}/draft")
@Tag(name = "Tickets")
class DraftsApi {

    private final ReplyDrafts drafts;
    private final DraftAttachments attachments;
    private final TicketAccess access;
    private final StaffDirectory staff;

    DraftsApi(ReplyDrafts drafts, DraftAttachments attachments, TicketAccess access, StaffDirectory staff) {
        this.drafts = drafts;
        this.attachments = attachments;
        this.access = access;
        this.staff = staff;
    }

    /**
     * A draft to save.
     *
     * @param visibility {@code PUBLIC} by default
     * @param attachments ids of uploaded files that no message has, for the text of that visibility; null keeps its files
     * @param baseRevision revision that was changed; null or 0 for a new draft
     */
    record DraftRequest(Visibility visibility, String body, List<Long> attachments, Integer baseRevision) {}

    /**
     * A draft as it is stored.
     *
     * @param body text of that visibility; the attachments are its own
     * @param reply text of the public reply, or empty
     * @param note text of the internal note, or empty
     */
    record DraftResponse(
            Visibility visibility,
            String body,
            String reply,
            String note,
            List<Long> attachments,
            int revision,
            Instant savedAt) {}

    @PutMapping
    @RetryableTransaction
    @Operation(
            summary = "Save your draft of a reply or note",
            description =
                    "Each user has one draft per ticket, with a text for the reply and one for the note; nobody else"
                            + " sees it. `baseRevision` is the revision that you changed, 0 for a new draft; 409 when the draft was"
                            + " changed elsewhere since.")
    public DraftResponse save(@PathVariable String number, @RequestBody DraftRequest request) {
        var author = reader(number);
        if (request.body() == null) {
            throw new BadInput("body", "is required");
        }
        var visibility = request.visibility() == null ? Visibility.PUBLIC : request.visibility();
        var draft = drafts.save(number, DraftContent.of(visibility, request.body(), request.baseRevision()), author);
        if (request.attachments() != null) {
            attachments.setFiles(
                    number, draft.files(), visibility == Visibility.INTERNAL, request.attachments(), author.id());
        }
        return response(draft);
    }

    @GetMapping
    @Operation(summary = "Your draft of a reply or note; 404 when there is none")
    DraftResponse get(@PathVariable String number) {
        return drafts.find(number, reader(number))
                .map(this::response)
                .orElseThrow(() -> UnknownEntity.of("draft", number));
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Discard your draft with its files")
    void discard(@PathVariable String number) {
        drafts.discard(number, reader(number));
    }

    private StaffMember reader(String number) {
        var reader = staff.current();
        access.requireWork(number, reader);
        return reader;
    }

    private DraftResponse response(ReplyDraft draft) {
        return new DraftResponse(
                draft.visibility(),
                draft.body(),
                draft.reply(),
                draft.note(),
                attachments.of(draft.ticket(), draft.files(), draft.visibility() == Visibility.INTERNAL).stream()
                        .map(Attachment::id)
                        .toList(),
                draft.revision(),
                draft.savedAt());
    }
}
