package io.guichet.insight.table;

import io.guichet.access.Roles;
import io.guichet.access.StaffDirectory;
import io.guichet.problem.AccessRefused;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Lets administrators have all metrics computed anew. */
@RestController
@Tag(name = "Insight")
class MetricRebuildApi {

    private final MetricKeeper keeper;
    private final StaffDirectory directory;

    MetricRebuildApi(MetricKeeper keeper, StaffDirectory directory) {
        this.keeper = keeper;
        this.directory = directory;
    }

    @PostMapping("/api/insight/rebuild")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary = "Computes the metrics of all tickets anew",
            description =
                    "For administrators. The rebuild runs in the background while the former metrics stay; a second"
                            + " request begins again at the first ticket.")
    void rebuild() {
        if (!directory.current().hasRole(Roles.ADMIN)) {
            throw new AccessRefused("Metrics are rebuilt by administrators.");
        }
        keeper.startRebuild();
    }
}
