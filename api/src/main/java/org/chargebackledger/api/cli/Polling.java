package org.chargebackledger.api.cli;

import tools.jackson.databind.JsonNode;

import java.time.Duration;
import java.util.Set;
import java.util.function.Supplier;

/** Asks again and again, ever more slowly, until work has ended. */
final class Polling {

    private static final Duration FIRST = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofSeconds(2);

    private Polling() {}

    /**
     * The last answer.
     *
     * @param unfinished the values of {@code status} that mean: not yet
     */
    static JsonNode until(Supplier<JsonNode> ask, Set<String> unfinished, Progress progress) {
        var pause = FIRST;
        var answer = ask.get();
        while (unfinished.contains(answer.path("status").asString("")) && !waits(answer)) {
            progress.show(answer);
            Pause.of(pause);
            pause = pause.multipliedBy(3).dividedBy(2);
            pause = pause.compareTo(LONGEST) > 0 ? LONGEST : pause;
            answer = ask.get();
        }
        progress.end();
        return answer;
    }

    /** Refuses to take for done what waits for two persons. */
    static void requireNotWaiting(JsonNode answer) {
        if (waits(answer)) {
            throw new CommandRefused(
                    "it is material for a closed month and waits for two persons: chargeback"
                            + " materiality show "
                            + answer.path("waitsFor").asString(""),
                    answer);
        }
    }

    /** Persons take longer than anybody polls. */
    private static boolean waits(JsonNode answer) {
        return !answer.path("waitsFor").asString("").isEmpty();
    }
}
