package io.guichet.sla;

/** A line was added to the ledger of this ticket: its deadlines may have moved. */
public record ClocksChanged(String number) {}
