package org.chargebackledger.api.connector;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;

/**
 * A connector as it is served.
 *
 * @param until the last day; absent while it goes on
 * @param schedule cron in UTC; absent if it is fetched on demand only
 * @param settings without secrets
 * @param subjects what it alone delivers
 * @param bringsInvoices whether what it brings are invoices, and no deliveries
 */
record ConnectorView(
        String name,
        String kind,
        String book,
        LocalDate from,
        @Nullable LocalDate until,
        @Nullable String schedule,
        int rereadDays,
        SortedMap<String, String> settings,
        List<String> subjects,
        boolean bringsInvoices,
        Status status,
        Freshness freshness) {

    /** Whether anything is under way. */
    enum Status {
        IDLE,
        FETCHING
    }

    /**
     * How far it has come.
     *
     * @param expected slices so far
     * @param fetchedAt when a slice was answered last
     * @param upTo the last slice before the first that is not received; absent if there is none
     * @param failure the last slice whose last attempt failed
     */
    record Freshness(
            int expected,
            long received,
            long settled,
            long failed,
            long missing,
            @Nullable Instant fetchedAt,
            @Nullable String upTo,
            @Nullable SliceView failure) {}

    static ConnectorView of(
            ConfiguredConnector connector, List<ExpectedSlice> slices, boolean isIdle) {
        return new ConnectorView(
                connector.name(),
                connector.kind().name(),
                connector.book(),
                connector.from(),
                connector.until(),
                connector.schedule(),
                connector.rereadDays(),
                connector.settings().shown(),
                connector.connector().subjects(),
                connector.kind().bringsInvoices(),
                isIdle ? Status.IDLE : Status.FETCHING,
                freshness(slices));
    }

    private static Freshness freshness(List<ExpectedSlice> slices) {
        var views = slices.stream().map(slice -> SliceView.of(slice, false)).toList();
        return new Freshness(
                slices.size(),
                count(slices, ExpectedSlice.State.RECEIVED),
                slices.stream().filter(ExpectedSlice::isFinal).count(),
                count(slices, ExpectedSlice.State.FAILED),
                count(slices, ExpectedSlice.State.MISSING),
                views.stream()
                        .map(SliceView::fetchedAt)
                        .filter(Objects::nonNull)
                        .max(Comparator.naturalOrder())
                        .orElse(null),
                upTo(slices),
                views.stream()
                        .filter(view -> view.failure() != null)
                        .reduce((_, last) -> last)
                        .orElse(null));
    }

    private static long count(List<ExpectedSlice> slices, ExpectedSlice.State state) {
        return slices.stream().filter(slice -> slice.state() == state).count();
    }

    private static @Nullable String upTo(List<ExpectedSlice> slices) {
        return slices.stream()
                .takeWhile(ExpectedSlice::isReceived)
                .map(slice -> slice.slice().toString())
                .reduce((_, last) -> last)
                .orElse(null);
    }
}
