package io.guichet.email;

import io.guichet.brand.Brand;
import java.util.Map;

/** A template with the values of its placeholders. */
public record TemplatedEmail(
        Brand brand, String number, EmailTemplate template, String language, String recipient, Map<String, ?> values) {}
