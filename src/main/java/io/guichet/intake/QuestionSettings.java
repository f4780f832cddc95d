package io.guichet.intake;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param perMinute how many calls about questions one address may make in a minute; staff are not counted. More than a
 *     person types, few enough that nobody fills the desk from one place
 */
@ConfigurationProperties("guichet.questions")
public record QuestionSettings(@DefaultValue("60") int perMinute) {}
