package io.guichet.intake;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param perMinute requests per minute that one address may make about questions; staff are not limited. More than a
 *     person sends, and too few to flood the desk from one network
 */
@ConfigurationProperties("guichet.questions")
public record QuestionSettings(@DefaultValue("60") int perMinute) {}
