/** Opening hours, holidays, zones: adding and measuring working time. Pure Java, no Spring. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {})
package io.guichet.worktime;
