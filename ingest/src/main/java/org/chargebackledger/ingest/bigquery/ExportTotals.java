package org.chargebackledger.ingest.bigquery;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What rows of an answer add up to, by billing account and currency. */
final class ExportTotals {

    private final Map<Key, Sums> sums = new TreeMap<>(Comparator.comparing(Key::toString));

    private record Key(@Nullable String account, @Nullable String currency) {}

    /** Amounts without zeros at their end, so that they are equal when they are worth the same. */
    private record Sums(
            long rows,
            long rounded,
            BigDecimal cost,
            BigDecimal list,
            BigDecimal credits,
            Instant lastExport) {

        Sums plus(Sums other) {
            return new Sums(
                    rows + other.rows,
                    rounded + other.rounded,
                    plain(cost.add(other.cost)),
                    plain(list.add(other.list)),
                    plain(credits.add(other.credits)),
                    lastExport.isAfter(other.lastExport) ? lastExport : other.lastExport);
        }
    }

    /** Adds the rows of a page. */
    void add(AnswerPage page) throws IOException {
        var places = page.places();
        for (var row : page.rows()) {
            var cells = new Cells(places, row);
            var credits = AnswerPage.creditAmount(Objects.requireNonNull(cells.text("credits")));
            var export = cells.text("export_time");
            sums.merge(
                    new Key(cells.text("billing_account_id"), cells.text("currency")),
                    new Sums(
                            cells.count(ExportSql.COUNT),
                            cells.count(ExportSql.ROUNDED),
                            amount(cells.text("cost")),
                            amount(cells.text("cost_at_list")),
                            amount(credits),
                            export == null ? Instant.MIN : Instant.parse(export)),
                    Sums::plus);
        }
    }

    private record Cells(Map<String, Integer> places, List<@Nullable String> row) {

        @Nullable String text(String column) {
            var place = places.get(column);
            return place == null ? null : row.get(place);
        }

        long count(String column) {
            return Long.parseLong(Objects.requireNonNull(text(column)));
        }
    }

    private static BigDecimal amount(@Nullable String text) {
        return text == null ? BigDecimal.ZERO : plain(new BigDecimal(text));
    }

    private static BigDecimal plain(BigDecimal amount) {
        return amount.stripTrailingZeros();
    }

    SortedSet<String> accounts() {
        return sums.keySet().stream()
                .map(key -> String.valueOf(key.account()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    long rows() {
        return sums.values().stream().mapToLong(Sums::rows).sum();
    }

    /** How many rows have an amount with more digits than are kept. */
    long rounded() {
        return sums.values().stream().mapToLong(Sums::rounded).sum();
    }

    /** When the last of the rows was exported. */
    Instant lastExport() {
        return sums.values().stream()
                .map(Sums::lastExport)
                .max(Comparator.naturalOrder())
                .orElse(Instant.MIN);
    }

    boolean agreesWith(ExportTotals other) {
        return sums.equals(other.sums);
    }

    @Override
    public String toString() {
        return sums.entrySet().stream()
                .map(entry ->
                        "%s %s: %d rows, cost %s, credits %s, exported by %s"
                                .formatted(
                                        entry.getKey().account(),
                                        entry.getKey().currency(),
                                        entry.getValue().rows(),
                                        entry.getValue().cost().toPlainString(),
                                        entry.getValue().credits().toPlainString(),
                                        entry.getValue().lastExport()))
                .collect(Collectors.joining("; "));
    }
}
