package io.guichet.desk;

/** Where a ticket has come to after a command: its next wait state is reached. */
record TicketStatusResponse(String number, String status) {}
