package io.guichet.process;

import io.guichet.check.ModelFinding;
import io.guichet.jdbc.Columns;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Finds the tickets at places of diagrams with which something is wrong. That is looked for once for each activity at which
 * tickets stand, so that the search costs as much as there are such activities, not tickets.
 */
@Component
class FaultyPlaces {

    /** A task that has recorded a version of its form keeps it, even if the form is gone. */
    private static final String KEEPS_NO_FORM =
            """
            and not exists (select 1 from ACT_RU_TASK T join task_form F on F.task_id = T.ID_
              where T.EXECUTION_ID_ = E.ID_)""";

    private final JdbcClient db;
    private final ModificationTargets targets;
    private final VersionFaults faults;

    FaultyPlaces(JdbcClient db, ModificationTargets targets, VersionFaults faults) {
        this.db = db;
        this.targets = targets;
        this.faults = faults;
    }

    /** An activity at which tickets stand. */
    private record OccupiedPlace(String definition, String activity) {

        /** As the statement below writes it. */
        String key() {
            return definition + " " + activity;
        }
    }

    /** What is wrong with a place, or with its version. */
    private record Fault(
            ProcessDefinition definition, IncidentCause cause, String detail, List<ModelFinding> findings) {}

    Stream<TicketIncident> find(IncidentBounds bounds) {
        var occupied = occupied();
        var definitions =
                targets.byId(occupied.stream().map(OccupiedPlace::definition).collect(Collectors.toSet()));
        return Stream.concat(
                standing(withoutForm(occupied, definitions), KEEPS_NO_FORM, bounds).stream(),
                standing(inFaultyVersion(occupied, definitions), "", bounds).stream());
    }

    private List<OccupiedPlace> occupied() {
        return db.sql(
                        """
                        select distinct PROC_DEF_ID_, ACT_ID_ from ACT_RU_EXECUTION
                        where IS_ACTIVE_ = true and ACT_ID_ is not null""")
                .query((row, at) -> new OccupiedPlace(row.getString("PROC_DEF_ID_"), row.getString("ACT_ID_")))
                .list();
    }

    private Map<String, Fault> withoutForm(List<OccupiedPlace> occupied, Map<String, ProcessDefinition> definitions) {
        var found = new HashMap<String, Fault>();
        for (var place : occupied) {
            faults.missingForm(place.definition(), place.activity())
                    .ifPresent(form -> found.put(
                            place.key(),
                            new Fault(
                                    definitions.get(place.definition()), IncidentCause.FORM_MISSING, form, List.of())));
        }
        return found;
    }

    private Map<String, Fault> inFaultyVersion(
            List<OccupiedPlace> occupied, Map<String, ProcessDefinition> definitions) {
        var newest = targets.newestByKey();
        var errors = faults.errors(definitions.values());
        var found = new HashMap<String, Fault>();
        for (var place : occupied) {
            var definition = definitions.get(place.definition());
            fault(place, definition, newest.get(definition.getKey()), errors.get(place.definition()))
                    .ifPresent(fault -> found.put(place.key(), fault));
        }
        return found;
    }

    private Optional<Fault> fault(
            OccupiedPlace place, ProcessDefinition definition, ProcessDefinition newest, List<ModelFinding> errors) {
        if (newest == null || !faults.has(newest, place.activity())) {
            return Optional.of(new Fault(definition, IncidentCause.ACTIVITY_MISSING, null, List.of()));
        }
        return errors.isEmpty()
                ? Optional.empty()
                : Optional.of(new Fault(definition, IncidentCause.VERSION_INVALID, null, errors));
    }

    private List<TicketIncident> standing(Map<String, Fault> faulty, String condition, IncidentBounds bounds) {
        if (faulty.isEmpty()) {
            return List.of();
        }
        return bounds.bind(db.sql("select R.BUSINESS_KEY_, E.PROC_DEF_ID_, E.ACT_ID_, K.stage_since "
                                + TicketPositions.EXECUTIONS + "left join ticket K on K.number = R.BUSINESS_KEY_ "
                                + TicketPositions.WAITING
                                + " and E.PROC_DEF_ID_ || ' ' || E.ACT_ID_ in (:places) and R.BUSINESS_KEY_ is not null"
                                + " " + condition + bounds.on("R.BUSINESS_KEY_"))
                        .param("places", new ArrayList<>(faulty.keySet())))
                .query((row, at) -> {
                    var place = new OccupiedPlace(row.getString("PROC_DEF_ID_"), row.getString("ACT_ID_"));
                    var fault = faulty.get(place.key());
                    return new TicketIncident(
                            row.getString("BUSINESS_KEY_"),
                            place.definition(),
                            fault.definition().getKey(),
                            fault.definition().getVersion(),
                            place.activity(),
                            fault.cause(),
                            fault.detail(),
                            fault.findings(),
                            row.getObject("stage_since") == null ? null : Columns.instant(row, "stage_since"));
                })
                .list();
    }
}
