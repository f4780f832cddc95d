package io.guichet.studio;

import io.guichet.access.AccessibleBrands;
import io.guichet.check.InvalidModels;
import io.guichet.check.ModelFindingFormatter;
import io.guichet.model.FileDecisions.FileDecision;
import io.guichet.model.FileDrift.DriftState;
import io.guichet.model.FileVersions.DeploymentSource;
import io.guichet.problem.BadInput;
import io.guichet.problem.ProblemWriter;
import io.guichet.studio.DeploymentHistory.DeploymentFilter;
import io.guichet.studio.ModelDeployments.NewDeployment;
import io.guichet.studio.StudioCommands.DeployedFile;
import io.guichet.text.TextRule;
import io.guichet.web.Cursor;
import io.guichet.web.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** HTTP API of deployments: makes them, lists them, puts former ones back, compares with the working folder. */
@RestController
@RequestMapping("/api/studio")
@Tag(name = "Studio")
class StudioDeploymentsApi {

    private final StudioCommands commands;
    private final DeploymentHistory history;
    private final VisibleDrifts drifts;
    private final AccessibleBrands brands;
    private final ModelFindingFormatter formatter;
    private final ProblemWriter problems;

    StudioDeploymentsApi(
            StudioCommands commands,
            DeploymentHistory history,
            VisibleDrifts drifts,
            AccessibleBrands brands,
            ModelFindingFormatter formatter,
            ProblemWriter problems) {
        this.commands = commands;
        this.history = history;
        this.drifts = drifts;
        this.brands = brands;
        this.formatter = formatter;
        this.problems = problems;
    }

    record DeploymentItem(
            String id,
            Instant at,
            @Schema(description = "Null for the files of the working folder, which the desk deploys at start")
                    String author,
            String reason,
            DeploymentSource source,
            @Schema(description = "Null for what all brands share") String brand,
            @Schema(description = "The deployment whose files were put back; null for none") String restores,
            @Schema(
                            description = "`KEPT` or `REMOVED` for a decision about files that differ from the working"
                                    + " folder; null for a deployment")
                    FileDecision decision,
            List<DeployedFile> files) {

        static DeploymentItem of(ModelDeployment deployment) {
            return new DeploymentItem(
                    deployment.id(),
                    deployment.at(),
                    deployment.author(),
                    deployment.reason(),
                    deployment.source(),
                    deployment.brand(),
                    deployment.restores(),
                    deployment.decision(),
                    deployment.files().stream()
                            .map(file -> new DeployedFile(file.name(), file.version()))
                            .toList());
        }
    }

    record RestoreRequest(String reason) {}

    /** @param version that is deployed; null for none */
    record DriftItem(String file, String path, String brand, DriftState state, Integer version) {}

    @PostMapping("/deployments")
    @Operation(
            summary = "Deploy diagrams, tables, forms and texts",
            description =
                    "The files are sent under any part names; their own names say what they are. With a brand they are"
                            + " the brand's, without one they are shared, which needs the role on all brands."
                            + " `baseVersions` is JSON with the version of each file with which the author began, such"
                            + " as `{\"targets.dmn\": 3}`; if another one applies, the answer is 409. A file that breaks"
                            + " a rule is refused with 422 and its `findings`, in the language of Accept-Language.")
    ResponseEntity<?> deploy(
            @RequestParam(required = false) String brand,
            @RequestParam(required = false) String reason,
            @RequestParam(required = false) String baseVersions,
            @RequestHeader(name = "Idempotency-Key", required = false) String key,
            @RequestParam MultiValueMap<String, MultipartFile> files) {
        commands.analyst();
        if (brand != null) {
            brands.get(brand);
        }
        var drafts = UploadedModels.read(files, brand);
        return commands.deploy(
                new NewDeployment(
                        brand,
                        drafts,
                        TextRule.REASON.require("reason", reason),
                        BaseVersions.read(baseVersions, drafts),
                        null),
                key);
    }

    @GetMapping("/deployments")
    @Operation(
            summary = "List what was deployed",
            description =
                    "Newest first: that of one's brands, and what all brands share. `file` is the name of a file.")
    Page<DeploymentItem> list(
            @RequestParam(required = false) String brand,
            @RequestParam(required = false) String file,
            @RequestParam(required = false) Integer limit,
            @RequestParam(required = false) String after) {
        var me = commands.analyst();
        if (brand != null) {
            brands.get(brand);
        }
        var rows = Page.limit(limit);
        var items = history.list(me, new DeploymentFilter(brand, file), before(after), rows + 1);
        var page = Page.of(items, rows, last -> new Cursor(String.valueOf(last.number()), ""));
        return new Page<>(page.items().stream().map(DeploymentItem::of).toList(), page.next());
    }

    @PostMapping("/deployments/{id}/restore")
    @Operation(
            summary = "Put the files of a former deployment back",
            description = "By its author, by the author of the versions that are replaced, or by an administrator; with"
                    + " the checks of every deployment. A former version that is illegal now is refused with 422"
                    + " and its `findings`. Files that apply anyway are left out.")
    ResponseEntity<?> restore(
            @PathVariable String id,
            @RequestBody RestoreRequest request,
            @RequestHeader(name = "Idempotency-Key", required = false) String key) {
        var me = commands.analyst();
        history.get(id, me);
        return commands.restore(id, TextRule.REASON.require("reason", request.reason()), key);
    }

    @GetMapping("/drift")
    @Operation(
            summary = "Compare the working folder with what is deployed",
            description = "`CONFLICT` says that a file and its deployed version have changed since they were the same,"
                    + " `FILE_REMOVED` that the file is gone and its deployed version still applies.")
    Map<String, List<DriftItem>> drift() {
        return Map.of(
                "items",
                drifts.all(commands.analyst()).stream()
                        .map(drift -> new DriftItem(
                                drift.path().substring(drift.path().lastIndexOf('/') + 1),
                                drift.path(),
                                drifts.owner(drift.path()),
                                drift.state(),
                                drift.deployed() == null
                                        ? null
                                        : drift.deployed().version()))
                        .toList());
    }

    @ExceptionHandler
    void refused(InvalidModels invalid, Locale locale, HttpServletResponse response) throws IOException {
        problems.write(
                response,
                HttpStatus.UNPROCESSABLE_ENTITY,
                invalid.getMessage(),
                Map.of("findings", formatter.views(invalid.findings(), invalid.sent(), locale)));
    }

    private static Long before(String after) {
        var cursor = Cursor.decode(after);
        try {
            return cursor == null ? null : Long.valueOf(cursor.value());
        } catch (NumberFormatException e) {
            throw new BadInput("after", "is not a cursor of this list");
        }
    }
}
