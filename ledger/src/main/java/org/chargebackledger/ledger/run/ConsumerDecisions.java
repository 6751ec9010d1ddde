package org.chargebackledger.ledger.run;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;

/** Where each consumer's part of a day goes, decided once however many parts it has. */
final class ConsumerDecisions {

    private record ConsumerDay(Consumer consumer, LocalDate day, LocalDate labelDay) {}

    private final Attribution attribution;
    private final Map<ConsumerDay, Attribution.Decision> decided = new HashMap<>();

    ConsumerDecisions(Attribution attribution) {
        this.attribution = attribution;
    }

    /**
     * Decides about one part.
     *
     * @param standIn the day whose readings it was split by, if not by its own
     */
    Attribution.Decision of(Consumer consumer, LocalDate day, @Nullable StandIn standIn) {
        var labelDay = standIn == null ? day : attribution.labelDay(consumer, day, standIn.day());
        return decided.computeIfAbsent(
                new ConsumerDay(consumer, day, labelDay),
                any -> attribution.ofConsumer(consumer, day, labelDay));
    }
}
