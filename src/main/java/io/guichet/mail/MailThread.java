package io.guichet.mail;

import io.guichet.ticket.Ticket;

/**
 * The ticket that a message is about.
 *
 * @param answersEmail found by a signed address or a Message-ID, which only recipients of the desk's e-mails know
 */
record MailThread(Ticket ticket, boolean answersEmail) {}
