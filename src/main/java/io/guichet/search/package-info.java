/** Full-text search of tickets for staff: index, queries, excerpts. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "access",
            "attachment",
            "brand",
            "customer",
            "jdbc",
            "knowledge",
            "knowledge :: search",
            "problem",
            "text",
            "ticket",
            "web"
        })
package io.guichet.search;
