package io.guichet.desk;

/** Status of a ticket after a command, when its next wait state is reached. */
record TicketStatusResponse(String number, String status) {}
