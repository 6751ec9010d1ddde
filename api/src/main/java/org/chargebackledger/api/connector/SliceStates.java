package org.chargebackledger.api.connector;

import org.chargebackledger.ingest.connector.Slice;
import org.chargebackledger.ingest.connector.SliceLength;
import org.chargebackledger.ledger.time.Period;
import org.chargebackledger.projections.connector.KnownSlice;
import org.chargebackledger.projections.connector.Slices;
import org.springframework.stereotype.Component;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Expected slices against received ones. */
@Component
public class SliceStates {

    private final ConnectorCatalog catalog;
    private final Slices slices;
    private final Clock clock;

    SliceStates(ConnectorCatalog catalog, Slices slices, Clock clock) {
        this.catalog = catalog;
        this.slices = slices;
        this.clock = clock;
    }

    /**
     * What was expected of a connector so far in a span of days.
     *
     * @param endDay exclusive
     */
    public List<ExpectedSlice> of(
            ConfiguredConnector connector, LocalDate firstDay, LocalDate endDay) {
        var known =
                slices
                        .of(connector.book(), connector.name(), firstDay.withDayOfMonth(1), endDay)
                        .stream()
                        .collect(
                                Collectors.toMap(
                                        one -> one.slice().firstDay(), Function.identity()));
        return connector.expected(firstDay, endDay, today()).stream()
                .map(slice ->
                        new ExpectedSlice(
                                slice,
                                known.get(slice.firstDay()),
                                connector.kind().seesOnlyThePresent()
                                        && !clock.instant().isBefore(slice.end())))
                .toList();
    }

    /** All that was expected of a connector so far. */
    public List<ExpectedSlice> of(ConfiguredConnector connector) {
        return of(connector, connector.from(), today().plusDays(1));
    }

    /**
     * A connector of which something is missing.
     *
     * @param missing in order, at least one
     */
    public record Gap(ConfiguredConnector connector, List<Slice> missing) {

        /** Such as {@code eu lacks 2026-10-03, 2026-10-04}. */
        public String text() {
            return textOf("lacks");
        }

        /** The same of something else than lacking. */
        public String textOf(String verb) {
            return connector.name()
                    + " "
                    + verb
                    + " "
                    + missing.stream().map(Slice::toString).collect(Collectors.joining(", "));
        }
    }

    /** Whether a book has any connector. */
    public boolean expectsAny(String book) {
        return !catalog.of(book).isEmpty();
    }

    /** What was expected for a period and is not there. */
    public List<Gap> gaps(String book, Period period) {
        return catalog.of(book).stream()
                .map(connector ->
                        new Gap(
                                connector,
                                of(connector, period.firstDay(), period.next().firstDay()).stream()
                                        .filter(slice -> !slice.isReceived())
                                        .map(ExpectedSlice::slice)
                                        .toList()))
                .filter(gap -> !gap.missing().isEmpty())
                .toList();
    }

    /** Days that were received and that their service may still change. */
    public List<Gap> preliminaryDays(String book, Period period) {
        return catalog.of(book).stream()
                .filter(connector -> connector.kind().sliceLength() == SliceLength.DAY)
                .map(connector ->
                        new Gap(
                                connector,
                                of(connector, period.firstDay(), period.next().firstDay()).stream()
                                        .filter(ExpectedSlice::isReceived)
                                        .filter(slice -> !slice.isFinal())
                                        .map(ExpectedSlice::slice)
                                        .toList()))
                .filter(gap -> !gap.missing().isEmpty())
                .toList();
    }

    /** Days that only the present knew, and whose last hours nobody observed. */
    public List<Gap> seenInPart(String book, Period period) {
        return catalog.of(book).stream()
                .map(connector ->
                        new Gap(
                                connector,
                                of(connector, period.firstDay(), period.next().firstDay()).stream()
                                        .filter(ExpectedSlice::isSeenInPart)
                                        .map(ExpectedSlice::slice)
                                        .toList()))
                .filter(gap -> !gap.missing().isEmpty())
                .toList();
    }

    /** How a slice stands, tried or not. */
    KnownSlice orUntried(ConfiguredConnector connector, Slice slice) {
        var recorded = connector.recorded(slice);
        return slices.find(recorded).orElseGet(() -> new KnownSlice(recorded, 0, null, 0, null));
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
