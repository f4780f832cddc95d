package io.guichet.desk;

import io.guichet.attachment.FileWords;
import io.guichet.policy.Facts;
import io.guichet.sla.ClockFace;
import io.guichet.ticket.Ticket;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A ticket as staff read it on a page, all in their language.
 *
 * @param customer who asks, and what is known of their contract
 * @param request what the request is about and where it is
 * @param fairUse whether the brand has rules of fair use
 * @param seen id of the newest message on the page; 0 when there is none
 */
public record TicketSheet(
        TicketView view,
        String brandName,
        Map<String, String> customer,
        Map<String, String> request,
        List<Said> conversation,
        List<Timeline.Entry> timeline,
        List<Work> tasks,
        boolean fairUse,
        long seen) {

    /**
     * One message.
     *
     * @param kind {@code CUSTOMER}, {@code AGENT} or {@code INTERNAL}
     * @param files what came with it
     * @param turns whether the reader may turn it into a note between staff
     */
    public record Said(
            long id, String kind, String author, Instant at, String body, List<FileWords.Shown> files, boolean turns) {}

    /** An open task. @param assignee null while nobody has taken it; {@code groups} are the names of who may */
    public record Work(DeskTask task, String name, String assignee, String groups) {}

    /** How many of the newest messages are shown before one asks for the earlier ones. */
    private static final int NEWEST = 4;

    public Ticket ticket() {
        return view.ticket();
    }

    public String number() {
        return view.ticket().number();
    }

    /** What is shown at once of a long conversation: how it began, and how it stands. */
    public List<Said> beginning() {
        return isLong() ? conversation.subList(0, 1) : List.of();
    }

    public List<Said> between() {
        return isLong() ? conversation.subList(1, conversation.size() - NEWEST) : List.of();
    }

    public List<Said> newest() {
        return isLong() ? conversation.subList(conversation.size() - NEWEST, conversation.size()) : conversation;
    }

    /** What a head line shows of the promises: those that run. */
    public List<ClockFace> chips() {
        return view.openClocks();
    }

    /** What staff may want of the ticket where it stands now. */
    public List<String> commands() {
        var commands = new ArrayList<String>();
        if (view.invoice() != null && view.invoice().isOpen()) {
            commands.add("settle");
        }
        if (ticket().awaitsPayment()) {
            commands.add("pay");
        }
        if (view.demotion() != null) {
            commands.add("lift");
        } else if (fairUse && !ticket().isClosed()) {
            commands.add("demote");
        }
        if (ticket().isSolved()) {
            commands.addAll(List.of("reopen", "close"));
        } else if (!ticket().isClosed()) {
            commands.add("withdraw");
        }
        return commands;
    }

    /** Whether it is flagged as asking several things. */
    public boolean asksSeveralThings() {
        return ticket().facts().isTrue(Facts.SEVERAL_QUESTIONS) && !ticket().isClosed();
    }

    private boolean isLong() {
        return conversation.size() > NEWEST + 2;
    }
}
