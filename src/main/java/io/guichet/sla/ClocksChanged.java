package io.guichet.sla;

/** An entry was added to the ledger of this ticket: its due dates may have changed. */
public record ClocksChanged(String number) {}
