package io.guichet.web;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.retry.annotation.Backoff;
import org.springframework.retry.annotation.Retryable;
import org.springframework.transaction.annotation.Transactional;

/**
 * A transaction that is retried from the start after a concurrency failure. Annotate the outermost method only: a retry
 * inside a transaction has no effect.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Transactional
@Retryable(
        retryFor = {ConcurrencyFailureException.class, DuplicateKeyException.class},
        maxAttempts = 6,
        backoff = @Backoff(delay = 20, multiplier = 2, random = true))
public @interface RetryableTransaction {}
