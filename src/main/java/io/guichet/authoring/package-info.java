/** Writing help articles: editing, revisions, synonyms, drafts from solved tickets. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "access",
            "brand",
            "customer",
            "knowledge",
            "knowledge :: search",
            "problem",
            "text",
            "ticket",
            "web"
        })
package io.guichet.authoring;
