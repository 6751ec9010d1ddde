package org.chargebackledger.projections.prepaid;

import static org.chargebackledger.projections.storage.Columns.exact;
import static org.chargebackledger.projections.storage.Columns.optional;
import static org.chargebackledger.projections.storage.Columns.sourceAccount;

import org.chargebackledger.ledger.bill.SourceAccount;
import org.chargebackledger.ledger.codec.TermsText;
import org.chargebackledger.ledger.journal.CodePointOrder;
import org.chargebackledger.ledger.money.CurrencyCode;
import org.chargebackledger.ledger.money.Money;
import org.chargebackledger.ledger.rate.CarriedPrepaid;
import org.chargebackledger.ledger.rate.RateTable;
import org.chargebackledger.ledger.rate.Translation;
import org.chargebackledger.ledger.time.Period;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

import javax.sql.DataSource;

/** Adds up at what commitments are carried: what they began with, and what each month moved. */
final class CarryingAmounts {

    private final JdbcClient jdbc;

    CarryingAmounts(DataSource dataSource) {
        jdbc = JdbcClient.create(dataSource);
    }

    private record Commitment(SourceAccount account, String id) implements Comparable<Commitment> {

        @Override
        public int compareTo(Commitment other) {
            var byAccount = account.compareTo(other.account);
            return byAccount == 0 ? CodePointOrder.INSTANCE.compare(id, other.id) : byAccount;
        }
    }

    /** What is carried before a period, in the currencies that have a rate. */
    List<CarriedPrepaid> before(String book, Period period, RateTable rates) {
        var carried = new TreeMap<Commitment, CarriedPrepaid>();
        openings(book, period, rates, carried);
        months(book, period, rates, carried);
        return carried.values().stream().filter(one -> !one.isNothing()).toList();
    }

    private static void add(Map<Commitment, CarriedPrepaid> carried, CarriedPrepaid movement) {
        carried.merge(
                new Commitment(movement.account(), movement.commitmentId()),
                movement,
                CarriedPrepaid::plus);
    }

    /** As the journal has them: what was posted in one currency is taken at the period's rate. */
    private void openings(
            String book, Period period, RateTable rates, Map<Commitment, CarriedPrepaid> carried) {
        jdbc.sql(
                        """
                        SELECT a.provider, a.billing_account, a.invoice_issuer, a.currency,
                            a.opening_commitment, a.opening_amount,
                            p.functional, p.functional_currency
                        FROM read_model.adjustment a
                        JOIN read_model.book b ON b.name = a.book
                        JOIN read_model.entry e
                          ON e.book_id = b.id AND e.adjustment_id = a.adjustment_id
                        JOIN read_model.posting p
                          ON p.book_id = e.book_id AND p.sequence = e.sequence
                            AND p.account LIKE 'prepaid:%'
                        WHERE a.book = :book AND a.kind = 'OPENING_BALANCE'
                          AND a.status = 'POSTED' AND a.period <= :period
                        """)
                .param("book", book)
                .param("period", period.toString())
                .query(row -> {
                    var account = sourceAccount(row);
                    var current = rates.find(account.currency());
                    if (current.isEmpty()) {
                        return;
                    }
                    var amount = exact(row, "opening_amount");
                    var currency = new CurrencyCode(row.getString("functional_currency"));
                    var worth = new Money(currency, row.getLong("functional")).exact();
                    add(
                            carried,
                            new CarriedPrepaid(
                                    account,
                                    row.getString("opening_commitment"),
                                    amount,
                                    currency.equals(rates.functional())
                                            ? worth
                                            : current.get().conversion().figure(amount)));
                });
    }

    private void months(
            String book, Period period, RateTable rates, Map<Commitment, CarriedPrepaid> carried) {
        var moving = new TreeMap<String, Set<Commitment>>();
        jdbc.sql(
                        """
                        SELECT c.*, r.terms FROM read_model.run r
                        JOIN read_model.run_commitment c ON c.run_id = r.run_id
                        WHERE r.book = :book AND r.head AND r.period < :period
                        ORDER BY r.period
                        """)
                .param("book", book)
                .param("period", period.toString())
                .query(row -> {
                    var account = sourceAccount(row);
                    var id = row.getString("commitment_id");
                    moving.computeIfAbsent(row.getString("run_id"), any -> new HashSet<>())
                            .add(new Commitment(account, id));
                    if (rates.find(account.currency()).isPresent()) {
                        add(carried, movement(row, account, id, rates));
                    }
                });
        leftOvers(book, period, rates, carried, moving);
    }

    private static CarriedPrepaid movement(
            ResultSet row, SourceAccount account, String id, RateTable rates) throws SQLException {
        var posted = translation(row);
        var current = Objects.requireNonNull(rates.of(account.currency()));
        var rate =
                posted == null ? current : posted.rates().find(account.currency()).orElse(current);
        var before =
                posted == null ? CarriedPrepaid.nothing(account, id) : posted.carried(account, id);
        return before.after(exact(row, "purchased"), exact(row, "amortised"), rate.conversion())
                .minus(before);
    }

    /** What was still carried of commitments that were used up went with the next month. */
    private void leftOvers(
            String book,
            Period period,
            RateTable rates,
            Map<Commitment, CarriedPrepaid> carried,
            Map<String, Set<Commitment>> moving) {
        jdbc.sql(
                        """
                        SELECT a.*, r.terms FROM read_model.run r
                        JOIN read_model.run_account a ON a.run_id = r.run_id
                        WHERE r.book = :book AND r.head AND r.period < :period
                          AND r.terms IS NOT NULL
                        """)
                .param("book", book)
                .param("period", period.toString())
                .query(row -> {
                    var account = sourceAccount(row);
                    var posted = translation(row);
                    if (posted == null || rates.find(account.currency()).isEmpty()) {
                        return;
                    }
                    var ids = new HashSet<String>();
                    moving.getOrDefault(row.getString("run_id"), Set.of()).stream()
                            .filter(one -> one.account().equals(account))
                            .forEach(one -> ids.add(one.id()));
                    posted.leftOver(account, ids)
                            .forEach(one ->
                                    add(
                                            carried,
                                            CarriedPrepaid.nothing(account, one.commitmentId())
                                                    .minus(one)));
                });
    }

    private static @Nullable Translation translation(ResultSet row) throws SQLException {
        var terms = optional(row, "terms");
        return terms == null ? null : TermsText.parse(terms).translation();
    }
}
