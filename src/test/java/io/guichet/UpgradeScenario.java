package io.guichet;

import io.guichet.policy.Target;
import java.time.Duration;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** One ticket of the upgrade baseline: how it reaches its wait state, and the commands that bring it to its end. */
enum UpgradeScenario {
    QUESTION(desk -> desk.asks("parcels", Map.of()), (desk, number) -> {
        desk.submitsRequest(number);
        desk.triages(number);
        solveAndClose(desk, number);
    }),

    PAYMENT(desk -> desk.opens("parcels", Map.of("premium", true)), (desk, number) -> {
        desk.pays(number);
        desk.triages(number);
        solveAndClose(desk, number);
    }),

    TRIAGE(desk -> desk.opens("parcels", Map.of()), (desk, number) -> {
        desk.triages(number);
        solveAndClose(desk, number);
    }),

    IDENTITY_CHECK(desk -> triaged(desk, Map.of("topic", "account-data")), (desk, number) -> {
        desk.completes(number, "identity-check", "agent", Map.of("outcome", "CONFIRMED"));
        solveAndClose(desk, number);
    }),

    LEGAL_PAPERS(desk -> triaged(desk, Map.of("requestType", "deceased-owner")), (desk, number) -> {
        desk.completes(number, "legal-papers", "agent", Map.of("outcome", "DEACTIVATE", "note", "Checked."));
        solveAndClose(desk, number);
    }),

    LEGAL_PAPERS_AWAITED(
            desk -> {
                var number = triaged(desk, Map.of("requestType", "deceased-owner"));
                desk.completes(
                        number,
                        "legal-papers",
                        "agent",
                        Map.of(
                                "outcome",
                                "MORE_NEEDED",
                                "note",
                                "Incomplete.",
                                "reply",
                                "Please send the certificate."));
                return number;
            },
            (desk, number) -> {
                desk.customerWrites(number, "Here is the certificate.");
                desk.completes(number, "legal-papers", "agent", Map.of("outcome", "TRANSFER", "note", "Complete."));
                solveAndClose(desk, number);
            }),

    /** With a reply that was made internal, a corrected plan and a due date that a lead set: all kinds of ledger entries. */
    ANSWER(
            desk -> {
                var number = triaged(desk, Map.of());
                desk.replies(number, "For a colleague only.");
                desk.makesInternal(number, desk.newestMessageId(number));
                desk.notes(number, "Called the depot.");
                desk.overrides(number, Target.FIRST_RESPONSE, desk.now().plus(Duration.ofHours(5)));
                return number;
            },
            UpgradeScenario::solveAndClose),

    SPECIALIST(desk -> desk.opensAndEscalates("ESCALATE_SPECIALIST"), (desk, number) -> {
        desk.completes(number, "specialist-work", "specialist", Map.of("outcome", "RETURN", "note", "Known."));
        solveAndClose(desk, number);
    }),

    DEVELOPER(desk -> desk.opensAndEscalates("ESCALATE_DEVELOPER"), (desk, number) -> {
        desk.completes(
                number,
                "developer-work",
                "developer",
                Map.of("outcome", "SOLVE", "note", "Fixed.", "reply", "It is fixed."));
        close(desk, number);
    }),

    ISSUE(
            desk -> {
                var number = desk.opensAndEscalates("ESCALATE_DEVELOPER");
                desk.completes(
                        number,
                        "developer-work",
                        "developer",
                        Map.of("outcome", "AWAIT_ISSUE", "note", "A bug.", "issueKey", "PAR-7"));
                return number;
            },
            (desk, number) -> {
                desk.resolvesIssue(number);
                desk.completes(number, "developer-work", "developer", Map.of("outcome", "RETURN", "note", "Released."));
                solveAndClose(desk, number);
            }),

    CUSTOMER(desk -> desk.opensAndAnswers("ASK_CUSTOMER"), (desk, number) -> {
        desk.firesTimer(number, "Event_ReminderDue");
        desk.customerWrites(number, "I have looked. It is not there.");
        solveAndClose(desk, number);
    }),

    LEAD_DECISION(
            desk -> {
                var number = desk.opens("parcels", Map.of());
                desk.firesTimer(number, "Event_TriageUnattended");
                return number;
            },
            (desk, number) -> {
                desk.completes(number, "lead-decision", "lead", Map.of("outcome", "CONTINUE", "note", "Go on."));
                desk.triages(number);
                solveAndClose(desk, number);
            }),

    /** Ends by its timers alone. */
    SOLVED(desk -> desk.opensAndAnswers("SOLVE"), (desk, number) -> {
        desk.firesTimer(number, "Event_SurveyOver");
        desk.firesTimer(number, "Event_ReopeningOver");
    }),

    RATING(desk -> desk.opensAndAnswers("SOLVE"), (desk, number) -> {
        desk.rates(number, 4);
        desk.reopens(number);
        solveAndClose(desk, number);
    }),

    DEMOTION(
            desk -> {
                var number = desk.opensFor("webshop", "ada@example.org");
                for (int i = 0; i < 20; i++) {
                    desk.customerWrites(number, "Any news?");
                }
                return number;
            },
            (desk, number) -> {
                desk.firesTimer(number, "Event_DemotionOver");
                desk.triages(number);
                solveAndClose(desk, number);
            });

    private final Function<Desk, String> opening;
    private final BiConsumer<Desk, String> ending;

    UpgradeScenario(Function<Desk, String> opening, BiConsumer<Desk, String> ending) {
        this.opening = opening;
        this.ending = ending;
    }

    /** @return the number of a ticket that waits */
    String open(Desk desk) {
        return opening.apply(desk);
    }

    void finish(Desk desk, String number) {
        ending.accept(desk, number);
    }

    private static String triaged(Desk desk, Map<String, ?> attributes) {
        var number = desk.opens("parcels", attributes);
        desk.triages(number);
        return number;
    }

    private static void solveAndClose(Desk desk, String number) {
        desk.answers(number, "SOLVE");
        close(desk, number);
    }

    private static void close(Desk desk, String number) {
        if (desk.survey(number).orElseThrow().state().equals("SENT")) {
            desk.rates(number, 5);
        }
        desk.closes(number);
    }
}
