package org.chargebackledger.projections.statement;

import static org.chargebackledger.projections.storage.Columns.currency;
import static org.chargebackledger.projections.storage.Columns.money;
import static org.chargebackledger.projections.storage.Columns.optional;

import org.chargebackledger.ledger.journal.CodePointOrder;
import org.chargebackledger.ledger.money.CurrencyCode;
import org.chargebackledger.ledger.money.Money;
import org.chargebackledger.ledger.time.Period;
import org.chargebackledger.projections.statement.Statement.Mode;
import org.chargebackledger.projections.statement.Statement.View;
import org.chargebackledger.projections.statement.StatementList.Summary;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

import javax.sql.DataSource;

/** Adds statements up without reading their postings. */
final class StatementTotals {

    /** What is charged to a cost center, and what is only meant for it. */
    private static final class Sums {
        private final CurrencyCode currency;
        private @Nullable Money charged;
        private @Nullable Money meant;

        Sums(CurrencyCode currency) {
            this.currency = currency;
        }

        void charge(Money amount) {
            charged = charged == null ? amount : charged.plus(amount);
        }

        void mean(Money amount) {
            meant = meant == null ? amount : meant.plus(amount);
        }

        Summary summary(String number, String costCenter) {
            var owed = charged == null ? Money.zero(currency) : charged;
            return new Summary(
                    number,
                    costCenter,
                    charged == null ? Mode.SHOWBACK : Mode.CHARGEBACK,
                    meant == null ? owed : owed.plus(meant),
                    owed);
        }
    }

    private final JdbcClient jdbc;

    StatementTotals(DataSource dataSource) {
        jdbc = JdbcClient.create(dataSource);
    }

    List<Summary> of(
            String book, Period period, View view, long asOf, UnaryOperator<String> numberOf) {
        var sums = new TreeMap<String, Map<CurrencyCode, Sums>>(CodePointOrder.INSTANCE);
        jdbc.sql(
                        """
                        SELECT a.cost_center, a.memo, a.functional_currency AS currency,
                            sum(a.functional_debit) - sum(a.functional_credit) AS net
                        FROM read_model.book b
                        JOIN read_model.entry e ON e.book_id = b.id
                        JOIN read_model.entry_account a
                          ON a.book_id = b.id AND a.sequence = e.sequence
                        WHERE b.name = :book AND e.%s = :period AND e.sequence <= :asOf
                          AND a.cost_center IS NOT NULL
                        GROUP BY a.cost_center, a.memo, a.functional_currency
                        """
                                .formatted(Statements.column(view)))
                .param("book", book)
                .param("period", period.toString())
                .param("asOf", asOf)
                .query(row -> {
                    var currency = currency(row);
                    var net = money(row, "net", currency);
                    sums(sums, row.getString("cost_center"), currency).charge(net);
                    var memo = optional(row, "memo");
                    if (memo != null) {
                        sums(sums, memo, currency).mean(net);
                    }
                });
        var summaries = new ArrayList<Summary>();
        sums.forEach((costCenter, byCurrency) ->
                byCurrency.forEach((currency, sum) -> {
                    var number = numberOf.apply(costCenter);
                    var full = byCurrency.size() > 1 ? number + "-" + currency : number;
                    summaries.add(sum.summary(full, costCenter));
                }));
        return List.copyOf(summaries);
    }

    private static Sums sums(
            Map<String, Map<CurrencyCode, Sums>> all, String costCenter, CurrencyCode currency) {
        return all.computeIfAbsent(costCenter, any -> new TreeMap<>())
                .computeIfAbsent(currency, Sums::new);
    }
}
