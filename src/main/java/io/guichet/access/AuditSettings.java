package io.guichet.access;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param retention age at which entries of the audit are deleted */
@ConfigurationProperties("guichet.audit")
record AuditSettings(@DefaultValue("P365D") Duration retention) {}
