package io.guichet.notification;

import io.guichet.access.StaffDirectory;
import io.guichet.problem.BadInput;
import io.guichet.web.Cursor;
import io.guichet.web.EventStreamRequests;
import io.guichet.web.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** HTTP API of the user's own notifications. */
@RestController
@RequestMapping("/api/notifications")
@Tag(name = "Notifications")
class NotificationsApi {

    private static final int MAX_IDS = 200;

    private final Notifications notifications;
    private final NotificationStreams streams;
    private final StaffDirectory staff;

    NotificationsApi(Notifications notifications, NotificationStreams streams, StaffDirectory staff) {
        this.notifications = notifications;
        this.streams = streams;
        this.staff = staff;
    }

    /** @param actor user id of the colleague who caused it; null for customers and clocks */
    record NotificationResponse(
            long id,
            NotificationKind kind,
            String ticket,
            String brand,
            String subject,
            String actor,
            Instant at,
            boolean read) {

        static NotificationResponse of(Notification notification) {
            return new NotificationResponse(
                    notification.id(),
                    notification.kind(),
                    notification.ticket(),
                    notification.brand(),
                    notification.subject(),
                    notification.actor(),
                    notification.createdAt(),
                    !notification.isUnread());
        }
    }

    /** @param ids null for all */
    record ReadRequest(List<Long> ids) {}

    @GetMapping
    @Operation(
            summary = "List your notifications",
            description =
                    "Newest first: `ASSIGNED`, `MENTIONED`, `REPLIED` by the customer, `AT_RISK`, `OVERDUE`. Those of"
                            + " tickets that you must not see are left out. They are kept for sixty days.")
    Page<NotificationResponse> list(
            @RequestParam(defaultValue = "false") boolean unread,
            @RequestParam(required = false) Integer limit,
            @RequestParam(required = false) String after) {
        var rows = Page.limit(limit);
        var found = notifications.list(staff.current(), unread, NotificationsPage.before(after), rows + 1).stream()
                .map(NotificationResponse::of)
                .toList();
        return Page.of(found, rows, one -> new Cursor(String.valueOf(one.id()), ""));
    }

    @PostMapping("/read")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Mark your notifications as read",
            description = "All without `ids`. Opening a ticket marks those about it.")
    void read(@RequestBody ReadRequest request) {
        if (request.ids() != null && request.ids().size() > MAX_IDS) {
            throw new BadInput("ids", "must be at most %d".formatted(MAX_IDS));
        }
        notifications.markRead(request.ids(), staff.current());
    }

    @GetMapping("/events")
    @Operation(
            summary = "The state of your notifications, as server-sent events",
            description =
                    "`notifications`: `{unread, news:[{id, ticket, title, subject}], browser}`, at first and when it"
                            + " changes. The stream ends after five minutes, or when you open more than twelve, and clients"
                            + " open it again.")
    ResponseEntity<SseEmitter> events(
            @RequestHeader(name = HttpHeaders.ACCEPT, defaultValue = MediaType.TEXT_EVENT_STREAM_VALUE) String accept,
            Locale locale)
            throws HttpMediaTypeNotAcceptableException {
        var user = staff.current();
        EventStreamRequests.requireEventStream(accept);
        return ResponseEntity.ok().contentType(MediaType.TEXT_EVENT_STREAM).body(streams.open(user, locale));
    }
}
