package io.guichet.check;

import io.guichet.access.Roles;
import io.guichet.check.Finding.FindingKind;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;

/** The group of a user task is the team of the ticket, a role, or a team that a brand declares. */
final class CandidateGroupRule implements ModelSetRule {

    private static final String TEAM = "${ticketState.team(execution)}";

    @Override
    public Stream<ModelFinding> findings(ModelSet set) {
        var known = groups(set);
        return set.diagrams().stream().flatMap(diagram -> diagram.nodes("userTask")
                .flatMap(task -> Stream.of(ModelXml.engineAttribute(task, "candidateGroups")
                                .split(","))
                        .map(String::strip)
                        .filter(group -> !group.isEmpty() && !group.equals(TEAM) && !known.contains(group))
                        .map(group ->
                                ModelFinding.of(FindingKind.GROUP_UNKNOWN, diagram.file(), Diagram.id(task), group))));
    }

    private static Set<String> groups(ModelSet set) {
        var groups = new HashSet<>(Roles.ALL);
        set.brands().values().forEach(brand -> brand.teams().forEach(team -> groups.add(team.id())));
        return groups;
    }
}
