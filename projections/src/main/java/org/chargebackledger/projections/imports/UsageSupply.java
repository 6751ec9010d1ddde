package org.chargebackledger.projections.imports;

import static org.chargebackledger.projections.storage.Columns.day;

import org.chargebackledger.ledger.run.RunInputs.PinnedUsage;
import org.chargebackledger.ledger.usage.UsageKind;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;

import javax.sql.DataSource;

/** Answers which usage import counts for which day: of those that cover it, the last accepted. */
public final class UsageSupply {

    private final JdbcClient jdbc;

    public UsageSupply(DataSource dataSource) {
        jdbc = JdbcClient.create(dataSource);
    }

    /**
     * Who supplies each of the days, as the longest ranges of one import, by kind, subject and
     * first day. Of imports in a row that say the same it is the first one: a day that is read
     * again with other prices, which no run looks at, changes nothing.
     */
    public List<PinnedUsage> pinned(String book, SortedSet<LocalDate> days) {
        if (days.isEmpty()) {
            return List.of();
        }
        var offers =
                jdbc.sql(
                                """
                                SELECT s.kind, s.subject, s.first_day, s.end_day, s.import_id,
                                    d.digest
                                FROM read_model.usage_slice s
                                JOIN read_model.delivery d ON d.import_id = s.import_id
                                WHERE s.book = :book AND s.kind <> 'ESTIMATE'
                                  AND s.first_day <= :last
                                  AND s.end_day > :first
                                ORDER BY s.kind, s.subject, s.accepted DESC
                                """)
                        .param("book", book)
                        .param("first", days.first())
                        .param("last", days.last())
                        .query(UsageSupply::offer)
                        .list();
        var pins = new ArrayList<PinnedUsage>();
        var from = 0;
        for (var i = 1; i <= offers.size(); i++) {
            if (i == offers.size() || !sameSubject(offers.get(from), offers.get(i))) {
                pins.addAll(ranges(offers.subList(from, i), days));
                from = i;
            }
        }
        return List.copyOf(pins);
    }

    /** The ranges of one subject, whose offers are given newest first. */
    private static List<PinnedUsage> ranges(List<PinnedUsage> offers, SortedSet<LocalDate> days) {
        var ranges = new ArrayList<PinnedUsage>();
        for (var day : days) {
            var offer = counting(offers, day);
            if (offer != null) {
                append(ranges, offer, day);
            }
        }
        return ranges;
    }

    private static @Nullable PinnedUsage counting(List<PinnedUsage> offers, LocalDate day) {
        PinnedUsage counts = null;
        for (var offer : offers) {
            if (covers(offer, day)) {
                if (counts != null && !counts.digest().equals(offer.digest())) {
                    break;
                }
                counts = offer;
            }
        }
        return counts;
    }

    private static void append(List<PinnedUsage> ranges, PinnedUsage offer, LocalDate day) {
        var first = day;
        if (!ranges.isEmpty()
                && ranges.getLast().importId().equals(offer.importId())
                && ranges.getLast().endDay().equals(day)) {
            first = ranges.removeLast().firstDay();
        }
        ranges.add(
                new PinnedUsage(
                        offer.kind(),
                        offer.subject(),
                        first,
                        day.plusDays(1),
                        offer.importId(),
                        offer.digest()));
    }

    private static boolean covers(PinnedUsage offer, LocalDate day) {
        return !day.isBefore(offer.firstDay()) && day.isBefore(offer.endDay());
    }

    private static boolean sameSubject(PinnedUsage left, PinnedUsage right) {
        return left.kind() == right.kind() && left.subject().equals(right.subject());
    }

    private static PinnedUsage offer(ResultSet row, int number) throws SQLException {
        return new PinnedUsage(
                UsageKind.valueOf(row.getString("kind")),
                row.getString("subject"),
                day(row, "first_day"),
                day(row, "end_day"),
                row.getString("import_id"),
                row.getString("digest"));
    }
}
