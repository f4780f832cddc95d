package io.guichet.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.guichet.access.Roles;
import io.guichet.brand.Brand;
import io.guichet.brand.Brands;
import io.guichet.intake.TicketImporter;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** Imports the closed tickets of {@link DemoHistory} as a lead would. */
@Component
@ConditionalOnProperty(name = "guichet.demo", havingValue = "true")
class DemoPast {

    private static final Logger LOG = LoggerFactory.getLogger(DemoPast.class);

    private final Brands brands;
    private final TicketImporter importer;

    DemoPast(Brands brands, TicketImporter importer) {
        this.brands = brands;
        this.importer = importer;
    }

    void importTickets(Instant now) {
        var imported = brands.all().stream()
                .mapToInt(brand -> importTickets(brand, now))
                .sum();
        LOG.info("Demo data: {} past tickets imported", imported);
    }

    private int importTickets(Brand brand, Instant now) {
        var lines = String.join("\n", DemoHistory.lines(brand, now)).getBytes(UTF_8);
        try {
            var result = importer.importLines(brand, new ByteArrayInputStream(lines), Roles.LEAD);
            if (!result.failed().isEmpty()) {
                throw new IllegalStateException(
                        "past tickets of %s are invalid: %s".formatted(brand.id(), result.failed()));
            }
            return result.imported();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
