/** Email in: stored as it came, read, recognised as a machine's, threaded, and turned into requests and replies. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "access",
            "attachment",
            "brand",
            "customer",
            "email",
            "intake",
            "jdbc",
            "policy",
            "problem",
            "text",
            "ticket",
            "web"
        })
package io.guichet.mail;
