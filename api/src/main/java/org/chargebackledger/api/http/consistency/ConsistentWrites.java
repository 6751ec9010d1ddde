package org.chargebackledger.api.http.consistency;

import org.springframework.context.annotation.Lazy;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

import java.time.Duration;
import java.util.function.Supplier;

/**
 * Lets a write answer only when the read models have passed its last event, so that whoever follows
 * the answer's links finds what they wrote.
 */
@Component
@Lazy
public final class ConsistentWrites {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String RETRY_SECONDS = "2";

    private final ReadModels readModels;

    ConsistentWrites(ReadModels readModels) {
        this.readModels = readModels;
    }

    /**
     * The answer of a write that is done.
     *
     * @param current makes the answer from the read models
     * @param pending the body of the 202 that says: done, but to be read in a moment
     */
    public <T> ResponseEntity<T> answer(Supplier<ResponseEntity<T>> current, T pending) {
        return answerElse(current, () -> pending);
    }

    /**
     * The answer of a write that is done.
     *
     * @param current makes the answer from the read models
     * @param pending makes the body of the 202; asked only when it is needed
     */
    public <T> ResponseEntity<T> answerElse(
            Supplier<ResponseEntity<T>> current, Supplier<T> pending) {
        return isCurrent()
                ? current.get()
                : ResponseEntity.status(HttpStatus.ACCEPTED)
                        .header(HttpHeaders.RETRY_AFTER, RETRY_SECONDS)
                        .body(pending.get());
    }

    private boolean isCurrent() {
        try {
            return readModels.awaitCurrent(PATIENCE);
        } catch (ReadModelsStopped e) {
            throw new ReadModelsStopped(
                    "this is recorded, but cannot be shown: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
