package io.guichet.desk;

import io.guichet.access.StaffDirectory;
import io.guichet.attachment.Attachment;
import io.guichet.attachment.Attachments;
import io.guichet.attachment.Downloads;
import io.guichet.attachment.MultipartUploads;
import io.guichet.attachment.Upload;
import io.guichet.brand.Brands;
import io.guichet.problem.BadInput;
import io.guichet.ticket.Actor;
import io.guichet.ticket.TicketAccess;
import io.guichet.web.Idempotency;
import io.guichet.web.RetryableTransaction;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** HTTP API of the attachments of tickets, for staff. */
@RestController
@RequestMapping("/api/tickets/{number}/attachments")
@Tag(name = "Tickets")
class AttachmentsApi {

    private final TicketAccess access;
    private final Attachments attachments;
    private final Downloads downloads;
    private final Brands brands;
    private final StaffDirectory staff;
    private final Idempotency idempotency;

    AttachmentsApi(
            TicketAccess access,
            Attachments attachments,
            Downloads downloads,
            Brands brands,
            StaffDirectory staff,
            Idempotency idempotency) {
        this.access = access;
        this.attachments = attachments;
        this.downloads = downloads;
        this.brands = brands;
        this.staff = staff;
        this.idempotency = idempotency;
    }

    /** @param size size in bytes */
    record AttachmentUploadResponse(long id, String name, String type, long size) {

        static AttachmentUploadResponse of(Attachment attachment) {
            return new AttachmentUploadResponse(
                    attachment.id(), attachment.name(), attachment.type(), attachment.size());
        }
    }

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @RetryableTransaction
    @Operation(
            summary = "Upload a file for a message that lists it in `attachments`",
            description =
                    "The file is checked by its content against the brand's rules. Customers see it once a message lists it.")
    @ApiResponse(
            responseCode = "201",
            content = @Content(schema = @Schema(implementation = AttachmentUploadResponse.class)))
    public ResponseEntity<?> upload(
            @PathVariable String number,
            @RequestPart(required = false) MultipartFile file,
            @RequestHeader(name = "Idempotency-Key", required = false) String key) {
        var staffMember = staff.current();
        var ticket = access.requireWork(number, staffMember);
        var uploads = MultipartUploads.from(file == null ? List.of() : List.of(file));
        if (uploads.isEmpty()) {
            throw new BadInput("file", "must be a file with a name");
        }
        var content = key == null ? List.of() : Upload.fingerprints(uploads);
        return idempotency.respondOnce(
                staffMember.id(), "tickets/%s/attachments".formatted(number), key, content, () -> {
                    var actor = Actor.staff(staffMember.id());
                    var stored =
                            attachments.add(brands.get(ticket.brand()), number, null, uploads, "file", false, actor);
                    return ResponseEntity.status(HttpStatus.CREATED).body(AttachmentUploadResponse.of(stored.get(0)));
                });
    }

    @GetMapping("/{id}")
    @Operation(summary = "Download a file")
    ResponseEntity<StreamingResponseBody> download(@PathVariable String number, @PathVariable long id) {
        access.requireVisible(number, staff.current());
        return downloads.of(attachments.get(number, id));
    }
}
