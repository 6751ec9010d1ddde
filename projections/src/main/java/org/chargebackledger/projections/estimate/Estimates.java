package org.chargebackledger.projections.estimate;

import static org.chargebackledger.projections.storage.Columns.currency;
import static org.chargebackledger.projections.storage.Columns.exact;

import static java.util.stream.Collectors.joining;

import org.chargebackledger.ledger.time.Period;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

import javax.sql.DataSource;

/** Answers what cost models say clusters cost on the days of a period. */
public final class Estimates {

    private final JdbcClient jdbc;

    public Estimates(DataSource dataSource) {
        jdbc = JdbcClient.create(dataSource);
    }

    /**
     * Sums by groups and currency, in order of the groups. Nodes and namespaces are told apart by
     * their clusters, too: the same name in two clusters is two things.
     */
    public List<EstimateTotal> totals(
            String book, Period period, Set<EstimateDimension> dimensions) {
        var groups = groups(dimensions);
        var columns = groups.stream().map(group -> "e." + group.text() + ", ").collect(joining());
        return jdbc.sql(
                        """
                        SELECT %1$se.currency, count(DISTINCT e.day) AS days,
                            sum(e.amount) AS amount
                        FROM read_model.estimate e
                        JOIN read_model.delivery d ON d.import_id = e.import_id
                        WHERE d.book = :book AND d.status = 'ACCEPTED'
                          AND e.day >= :first AND e.day <= :last
                        GROUP BY %1$se.currency ORDER BY %1$se.currency
                        """
                                .formatted(columns))
                .param("book", book)
                .param("first", period.firstDay())
                .param("last", period.lastDay())
                .query((row, number) -> total(row, groups))
                .list();
    }

    private static SortedSet<EstimateDimension> groups(Set<EstimateDimension> dimensions) {
        var groups = new TreeSet<>(dimensions);
        if (groups.stream().anyMatch(EstimateDimension::isWithinCluster)) {
            groups.add(EstimateDimension.CLUSTER);
        }
        return groups;
    }

    private static EstimateTotal total(ResultSet row, SortedSet<EstimateDimension> groups)
            throws SQLException {
        var key = new TreeMap<EstimateDimension, String>();
        for (var group : groups) {
            key.put(group, row.getString(group.text()));
        }
        return new EstimateTotal(key, currency(row), row.getLong("days"), exact(row, "amount"));
    }
}
