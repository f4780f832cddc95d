package io.guichet.studio;

import io.guichet.access.AccessibleBrands;
import io.guichet.access.Roles;
import io.guichet.access.StaffDirectory;
import io.guichet.check.CurrentModels;
import io.guichet.check.ModelChecks;
import io.guichet.check.ModelFile;
import io.guichet.check.ModelFindingFormatter;
import io.guichet.check.ModelFindingFormatter.ModelFindingView;
import io.guichet.problem.AccessRefused;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Checks drafts of diagrams, tables, forms and texts together with the files that they would not replace. */
@RestController
@RequestMapping("/api/studio/checks")
@Tag(name = "Studio")
class StudioChecksApi {

    private final StaffDirectory staff;
    private final AccessibleBrands brands;
    private final CurrentModels models;
    private final ModelChecks checks;
    private final ModelFindingFormatter formatter;

    StudioChecksApi(
            StaffDirectory staff,
            AccessibleBrands brands,
            CurrentModels models,
            ModelChecks checks,
            ModelFindingFormatter formatter) {
        this.staff = staff;
        this.brands = brands;
        this.models = models;
        this.checks = checks;
        this.formatter = formatter;
    }

    @PostMapping
    @Operation(
            summary = "Check drafts by the rules of every deployment, without deploying them",
            description =
                    "The files are sent under any part names; their own names say what they are. Tables and texts are"
                            + " those of the brand, or the default ones without a brand. An ERROR refuses a deployment."
                            + " Messages are in the language of Accept-Language.")
    Map<String, List<ModelFindingView>> check(
            @RequestParam(required = false) String brand,
            @RequestParam MultiValueMap<String, MultipartFile> files,
            Locale locale) {
        if (!staff.current().hasRole(Roles.ANALYST)) {
            throw new AccessRefused("Only analysts check drafts.");
        }
        if (brand != null) {
            brands.get(brand);
        }
        var drafts = UploadedModels.read(files, brand);
        var sent = drafts.stream().map(ModelFile::path).collect(Collectors.toSet());
        return Map.of("findings", formatter.views(checks.check(models.current(), drafts), sent, locale));
    }
}
