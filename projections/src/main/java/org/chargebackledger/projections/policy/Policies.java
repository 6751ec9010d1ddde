package org.chargebackledger.projections.policy;

import static org.chargebackledger.projections.storage.Columns.instant;
import static org.chargebackledger.projections.storage.Columns.optional;
import static org.chargebackledger.projections.storage.Columns.optionalInteger;

import org.chargebackledger.ledger.policy.PolicyStatus;
import org.chargebackledger.ledger.time.Period;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

import javax.sql.DataSource;

/** Answers which policy versions there are and which one holds in a period. */
public final class Policies {

    private final JdbcClient jdbc;

    public Policies(DataSource dataSource) {
        jdbc = JdbcClient.create(dataSource);
    }

    /** The names of a book's policies, in code point order. */
    public List<String> names(String book) {
        return jdbc.sql(
                        """
                        SELECT DISTINCT name FROM read_model.policy_version WHERE book = :book
                        ORDER BY name
                        """)
                .param("book", book)
                .query((row, number) -> row.getString("name"))
                .list();
    }

    /** All versions of a policy, from the first on. */
    public List<PolicyVersion> versions(String book, String name) {
        return jdbc.sql(
                        """
                        SELECT * FROM read_model.policy_version
                        WHERE book = :book AND name = :name ORDER BY version
                        """)
                .param("book", book)
                .param("name", name)
                .query(Policies::version)
                .list();
    }

    public Optional<PolicyVersion> version(String book, String name, int version) {
        return jdbc.sql(
                        """
                        SELECT * FROM read_model.policy_version
                        WHERE book = :book AND name = :name AND version = :version
                        """)
                .param("book", book)
                .param("name", name)
                .param("version", version)
                .query(Policies::version)
                .optional();
    }

    /**
     * The approved version that a period is charged by first: the one effective from the latest
     * period. A month that is posted goes on under the version of its last run.
     */
    public Optional<PolicyVersion> effective(String book, String name, Period period) {
        return jdbc.sql(
                        """
                        SELECT * FROM read_model.policy_version
                        WHERE book = :book AND name = :name AND status = 'APPROVED'
                          AND effective_from <= :period
                        ORDER BY effective_from DESC, version DESC
                        LIMIT 1
                        """)
                .param("book", book)
                .param("name", name)
                .param("period", period.toString())
                .query(Policies::version)
                .optional();
    }

    /** Who has agreed to a version that needs several, in the order in which they did. */
    public List<PolicyEndorsement> endorsements(String book, String name, int version) {
        return jdbc.sql(
                        """
                        SELECT * FROM read_model.policy_endorsement
                        WHERE book = :book AND name = :name AND version = :version
                        ORDER BY endorsed_at, actor
                        """)
                .param("book", book)
                .param("name", name)
                .param("version", version)
                .query((row, number) ->
                        new PolicyEndorsement(
                                row.getString("actor"),
                                row.getString("discipline"),
                                Period.parse(row.getString("effective_from")),
                                instant(row, "endorsed_at")))
                .list();
    }

    private static PolicyVersion version(ResultSet row, int number) throws SQLException {
        var effectiveFrom = optional(row, "effective_from");
        return new PolicyVersion(
                row.getString("book"),
                row.getString("name"),
                row.getInt("version"),
                PolicyStatus.valueOf(row.getString("status")),
                row.getString("hash"),
                row.getString("text"),
                row.getString("document"),
                effectiveFrom == null ? null : Period.parse(effectiveFrom),
                row.getString("drafted_by"),
                instant(row, "drafted_at"),
                optional(row, "submitted_by"),
                optional(row, "approved_by"),
                optionalInteger(row, "superseded_by"));
    }
}
