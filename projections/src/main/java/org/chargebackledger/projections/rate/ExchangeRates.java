package org.chargebackledger.projections.rate;

import org.chargebackledger.ledger.money.CurrencyCode;
import org.chargebackledger.ledger.rate.ExchangeRate;
import org.chargebackledger.ledger.rate.ProposedRates;
import org.chargebackledger.ledger.time.Period;
import org.chargebackledger.projections.masterdata.KnownChange;
import org.chargebackledger.projections.masterdata.MasterDataChanges;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import javax.sql.DataSource;

/** Answers which rates hold: of each book, type, pair and month the one approved last. */
public final class ExchangeRates {

    /** The kind of the changes that hold them. */
    public static final String KIND = "exchange-rate";

    private final MasterDataChanges changes;

    public ExchangeRates(DataSource dataSource) {
        changes = new MasterDataChanges(dataSource);
    }

    /** All rates of a book that hold, by period, type and currencies. */
    public List<KnownRate> all(String book) {
        var rates = new LinkedHashMap<ExchangeRate.Key, KnownRate>();
        for (var change : changes.approved(book, KIND)) {
            for (var rate : ProposedRates.parse(book, change.members()).rates()) {
                rates.put(rate.key(), known(rate, change));
            }
        }
        return rates.values().stream()
                .sorted(
                        Comparator.comparing((KnownRate one) -> one.rate().period())
                                .thenComparing(one -> one.rate().type())
                                .thenComparing(one -> one.rate().from())
                                .thenComparing(one -> one.rate().to()))
                .toList();
    }

    /** The rate that holds for a month. */
    public Optional<ExchangeRate> find(
            String book, String type, CurrencyCode from, CurrencyCode to, Period period) {
        var key = new ExchangeRate.Key(book, type, from, to, period);
        return all(book).stream()
                .map(KnownRate::rate)
                .filter(rate -> rate.key().equals(key))
                .findFirst();
    }

    private static KnownRate known(ExchangeRate rate, KnownChange change) {
        return new KnownRate(
                rate,
                change.changeId(),
                change.proposedBy(),
                Objects.requireNonNull(change.decidedBy()),
                Objects.requireNonNull(change.decidedAt()));
    }
}
