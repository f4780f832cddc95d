package io.guichet.desk;

import io.guichet.access.StaffDirectory;
import io.guichet.attachment.Attachment;
import io.guichet.attachment.Attachments;
import io.guichet.attachment.Downloads;
import io.guichet.attachment.Sent;
import io.guichet.brand.Brands;
import io.guichet.http.BadInput;
import io.guichet.http.Command;
import io.guichet.http.Idempotency;
import io.guichet.ticket.Actor;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
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

/** Files of tickets, as programs of the staff send and fetch them. */
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

    /** @param size in bytes */
    record Kept(long id, String name, String type, long size) {

        static Kept of(Attachment attachment) {
            return new Kept(attachment.id(), attachment.name(), attachment.type(), attachment.size());
        }
    }

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Command
    @Operation(
            summary = "Send a file, to go with a message that names it in `attachments`",
            description =
                    "Taken by what is in it, as the brand's rules say. Until a message names it, customers do not see it.")
    @ApiResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = Kept.class)))
    public ResponseEntity<?> send(
            @PathVariable String number,
            @RequestPart(required = false) MultipartFile file,
            @RequestHeader(name = "Idempotency-Key", required = false) String key) {
        var person = staff.current();
        var ticket = access.worksOn(number, person);
        var uploads = Sent.files(file == null ? List.of() : List.of(file));
        if (uploads.isEmpty()) {
            throw new BadInput("file", "must be a file with a name");
        }
        var asked = Map.of(
                "name", uploads.get(0).plainName(), "size", uploads.get(0).size());
        return idempotency.once(person.id(), "tickets/%s/attachments".formatted(number), key, asked, () -> {
            var by = Actor.staff(person.id());
            var kept = attachments.keep(brands.get(ticket.brand()), number, null, uploads, "file", false, by);
            return ResponseEntity.status(HttpStatus.CREATED).body(Kept.of(kept.get(0)));
        });
    }

    @GetMapping("/{id}")
    @Operation(summary = "Fetch a file")
    ResponseEntity<StreamingResponseBody> fetch(@PathVariable String number, @PathVariable long id) {
        access.sees(number, staff.current());
        return downloads.of(attachments.get(number, id));
    }
}
