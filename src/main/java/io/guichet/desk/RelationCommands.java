package io.guichet.desk;

import io.guichet.access.StaffMember;
import io.guichet.problem.BadInput;
import io.guichet.problem.BadInput.FieldError;
import io.guichet.text.InputText;
import io.guichet.ticket.Actor;
import io.guichet.ticket.TicketAccess;
import io.guichet.ticket.TicketLinks;
import io.guichet.ticket.TicketLinks.LinkType;
import io.guichet.ticket.TicketTags;
import io.guichet.web.RetryableTransaction;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Tags of tickets and links between them, by page and API. All are idempotent. */
@Component
class RelationCommands {

    private final TicketAccess access;
    private final TicketTags tags;
    private final TicketLinks links;

    RelationCommands(TicketAccess access, TicketTags tags, TicketLinks links) {
        this.access = access;
        this.tags = tags;
        this.links = links;
    }

    /** Replaces the tags, and returns them as stored. */
    @RetryableTransaction
    public List<String> setTags(String number, List<String> wanted, StaffMember staff) {
        access.requireWork(number, staff);
        if (wanted == null) {
            throw new BadInput("tags", "is required");
        }
        return tags.set(number, wanted, Actor.staff(staff.id()));
    }

    /** Links the ticket to another one that the user may see, and returns the other one's number. */
    @RetryableTransaction
    public String link(String number, LinkType type, String other, StaffMember staff) {
        access.requireWork(number, staff);
        if (type == null) {
            throw new BadInput("type", "must be BLOCKS or SAME_PROBLEM");
        }
        var linked = requireOther(other, staff);
        links.add(number, type, linked, Actor.staff(staff.id()));
        return linked;
    }

    /** Removes a link; nothing changes if there is none. */
    @RetryableTransaction
    public void unlink(String number, LinkType type, String other, StaffMember staff) {
        access.requireWork(number, staff);
        links.remove(number, type, requireOther(other, staff), Actor.staff(staff.id()));
    }

    /** The visible other ends of the ticket's links. */
    List<LinkResponse> links(String number, StaffMember staff) {
        var all = links.of(number);
        var visible =
                access.visible(all.stream().map(link -> link.other(number)).toList(), staff);
        return all.stream()
                .filter(link -> visible.contains(link.other(number)))
                .map(link -> new LinkResponse(
                        link.type(), link.other(number), link.from().equals(number)))
                .toList();
    }

    /**
     * A link of a ticket.
     *
     * @param number of the other one
     * @param outgoing whether it goes to the other one: whether a {@code BLOCKS} link says that this one blocks the other
     */
    public record LinkResponse(LinkType type, String number, boolean outgoing) {}

    private String requireOther(String other, StaffMember staff) {
        var number = InputText.isBlank(other) ? "" : InputText.strip(other).toUpperCase(Locale.ROOT);
        if (number.isEmpty() || !access.isVisible(number, staff)) {
            throw new BadInput(
                    List.of(new FieldError("number", "must be the number of another ticket", "link.unknown")));
        }
        return number;
    }
}
