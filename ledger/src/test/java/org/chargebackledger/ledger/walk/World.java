package org.chargebackledger.ledger.walk;

import static org.chargebackledger.ledger.Samples.USD;

import org.chargebackledger.ledger.bill.SourceAccount;
import org.chargebackledger.ledger.money.CurrencyCode;
import org.chargebackledger.ledger.time.Period;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What lies outside of the ledger: bills as they are delivered, rates, and who is whose. */
final class World {

    static final CurrencyCode EUR = new CurrencyCode("EUR");
    static final List<String> BOOKS = List.of("main", "de01");
    static final List<CurrencyCode> CURRENCIES = List.of(EUR, USD);
    static final List<String> COST_CENTERS = List.of("CC-1", "CC-2", "CC-3", "CC-4");
    static final List<Period> PERIODS =
            Stream.iterate(Period.parse("2026-01"), Period::next).limit(4).toList();

    private static final Map<String, String> ENTITIES = Map.of("main", "US", "de01", "DE");

    /**
     * What a run pins.
     *
     * @param bills of each account, in cents by cost center
     * @param rate in ten-thousandths of a euro for a dollar
     */
    record Inputs(
            SortedMap<SourceAccount, SortedMap<String, Long>> bills,
            SortedMap<String, String> entityOf,
            long rate) {}

    /** A month of a book. */
    record Month(String book, Period period) {}

    private final Map<Month, SortedMap<SourceAccount, SortedMap<String, Long>>> bills =
            new HashMap<>();
    private final Map<Month, Long> rates = new HashMap<>();
    private final TreeMap<String, String> entityOf = new TreeMap<>();

    World() {
        COST_CENTERS.forEach(code -> entityOf.put(code, code.compareTo("CC-3") < 0 ? "US" : "DE"));
    }

    static String entity(String book) {
        return Objects.requireNonNull(ENTITIES.get(book));
    }

    static String bookOf(String entity) {
        return entity.equals("US") ? "main" : "de01";
    }

    static SourceAccount account(String book, CurrencyCode currency) {
        return new SourceAccount("AWS", book + "-" + currency, "AWS", currency);
    }

    void deliver(Month month, SourceAccount account, String costCenter, long cents) {
        var changed = new TreeMap<SourceAccount, SortedMap<String, Long>>(bills(month));
        var bill = new TreeMap<>(changed.getOrDefault(account, new TreeMap<>()));
        bill.put(costCenter, cents);
        changed.put(account, bill);
        bills.put(month, changed);
    }

    void rate(Month month, long rate) {
        rates.put(month, rate);
    }

    void move(String costCenter, String entity) {
        entityOf.put(costCenter, entity);
    }

    String entityOf(String costCenter) {
        return Objects.requireNonNull(entityOf.get(costCenter));
    }

    private SortedMap<SourceAccount, SortedMap<String, Long>> bills(Month month) {
        return bills.getOrDefault(month, new TreeMap<>());
    }

    boolean isBilled(Month month) {
        return bills.containsKey(month);
    }

    long rate(Month month) {
        return rates.getOrDefault(month, 9_000L);
    }

    /** What a run of a month would pin now. */
    Inputs now(Month month) {
        return new Inputs(bills(month), new TreeMap<>(entityOf), rate(month));
    }

    /** The same for a month that is closed: bills and rates are new, all else is frozen. */
    Inputs restated(Month month, Inputs frozen) {
        return new Inputs(bills(month), frozen.entityOf(), rate(month));
    }
}
