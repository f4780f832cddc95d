package io.guichet.macro;

import io.guichet.access.StaffDirectory;
import io.guichet.macro.MacroVariables.FilledText;
import io.guichet.web.Cursor;
import io.guichet.web.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** HTTP API of macros. */
@RestController
@RequestMapping("/api/brands/{brand}/macros")
@Tag(name = "Macros")
class MacrosApi {

    private final Macros macros;
    private final StaffDirectory staff;

    MacrosApi(Macros macros, StaffDirectory staff) {
        this.macros = macros;
        this.staff = staff;
    }

    /**
     * A macro to store.
     *
     * @param scope {@code BRAND}, {@code TEAM} or {@code PERSON}
     * @param team team of the scope {@code TEAM}
     * @param baseRevision revision that was changed; null to change the latest
     */
    record MacroRequest(
            String name,
            String language,
            String body,
            MacroScope scope,
            String team,
            String outcome,
            Map<String, Object> attributes,
            Integer baseRevision) {

        MacroContent content() {
            return new MacroContent(name, language, body, scope, team, outcome, attributes);
        }
    }

    record MacroResponse(
            long id,
            String name,
            String language,
            String body,
            MacroScope scope,
            String team,
            String outcome,
            Map<String, Object> attributes,
            int revision,
            long uses,
            String changedBy,
            Instant changedAt) {

        static MacroResponse of(Macro macro) {
            var content = macro.content();
            return new MacroResponse(
                    macro.id(),
                    content.name(),
                    content.language(),
                    content.body(),
                    content.scope(),
                    content.team(),
                    content.outcome(),
                    content.attributes(),
                    macro.revision(),
                    macro.uses(),
                    macro.changedBy(),
                    macro.changedAt());
        }
    }

    /** @param number of the ticket */
    record MacroPreviewRequest(String number) {}

    @GetMapping
    @Operation(
            summary = "The macros that you can use, by name",
            description = "Those of the brand, of your teams, and your own. `q`: words of name or text.")
    Page<MacroResponse> list(
            @PathVariable String brand,
            @RequestParam(required = false) String q,
            @RequestParam(required = false) String language,
            @RequestParam(required = false) Integer limit,
            @RequestParam(required = false) String after) {
        int size = Page.limit(limit);
        var cursor = Cursor.decode(after);
        var rest = macros.list(brand, q, language, staff.current()).stream()
                .map(MacroResponse::of)
                .toList();
        var from = cursor == null ? 0 : indexAfter(rest, cursor.key());
        rest = rest.subList(from, Math.min(rest.size(), from + size + 1));
        return Page.of(rest, size, macro -> new Cursor(macro.name(), String.valueOf(macro.id())));
    }

    /** The index behind the macro with that id; a macro that is gone ends the list. */
    private static int indexAfter(List<MacroResponse> macros, String id) {
        for (int index = 0; index < macros.size(); index++) {
            if (String.valueOf(macros.get(index).id()).equals(id)) {
                return index + 1;
            }
        }
        return macros.size();
    }

    @PostMapping
    @Operation(
            summary = "Make a macro",
            description =
                    "Variables such as `{{customer.name}}`, `{{ticket.number}}`, `{{agent.name}}` and `{{promise}}` are"
                            + " filled when it is used. `outcome` and `attributes` take effect when a message with it is sent.")
    @ApiResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = MacroResponse.class)))
    ResponseEntity<?> create(
            @PathVariable String brand,
            @RequestBody MacroRequest request,
            @RequestHeader(name = "Idempotency-Key", required = false) String key) {
        return ResponseEntity.status(HttpStatus.CREATED)
                .body(MacroResponse.of(macros.create(brand, request.content(), key, staff.current())));
    }

    @PutMapping("/{id}")
    @Operation(summary = "Change a macro; 409 when `baseRevision` is not its latest revision")
    MacroResponse change(@PathVariable String brand, @PathVariable long id, @RequestBody MacroRequest request) {
        return MacroResponse.of(macros.change(brand, id, request.content(), request.baseRevision(), staff.current()));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Delete a macro")
    void delete(@PathVariable String brand, @PathVariable long id) {
        macros.delete(brand, id, staff.current());
    }

    @PostMapping("/{id}/preview")
    @Operation(
            summary = "The text of a macro for a ticket",
            description =
                    "`unknown` names the variables that do not exist or have no value there; they stay in the text.")
    FilledText preview(@PathVariable String brand, @PathVariable long id, @RequestBody MacroPreviewRequest request) {
        return macros.preview(brand, id, request.number(), staff.current());
    }
}
