/** What is wrong with a brand's tables: gaps, contradictions and promises that nobody can keep, found before a customer does. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"access", "brand", "policy", "problem", "worktime"})
package io.guichet.check;
