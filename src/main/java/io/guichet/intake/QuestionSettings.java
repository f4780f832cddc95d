package io.guichet.intake;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the question endpoints.
 *
 * @param perMinute maximum number of calls per address and minute, staff excepted: more than a person types, too few to
 * flood the desk
 */
@ConfigurationProperties("guichet.questions")
public record QuestionSettings(@DefaultValue("60") int perMinute) {}
