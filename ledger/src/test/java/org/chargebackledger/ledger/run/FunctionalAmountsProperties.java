package org.chargebackledger.ledger.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.chargebackledger.ledger.Seeds;
import org.chargebackledger.ledger.bill.SourceAccount;
import org.chargebackledger.ledger.journal.Account;
import org.chargebackledger.ledger.journal.EntryDraft;
import org.chargebackledger.ledger.journal.EntryKind;
import org.chargebackledger.ledger.journal.Posting;
import org.chargebackledger.ledger.journal.PostingKey;
import org.chargebackledger.ledger.money.CurrencyCode;
import org.chargebackledger.ledger.money.Exact;
import org.chargebackledger.ledger.money.Money;
import org.chargebackledger.ledger.rate.CarriedPrepaid;
import org.chargebackledger.ledger.rate.ExchangeRate;
import org.chargebackledger.ledger.rate.RateTable;
import org.chargebackledger.ledger.rate.Translation;
import org.chargebackledger.ledger.run.AccountOutcome.CommitmentMovement;
import org.chargebackledger.ledger.time.Period;
import org.junit.jupiter.api.Test;

import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;

/** What holds for any bill in any two currencies at any rate. */
class FunctionalAmountsProperties {

    private static final Period OCTOBER = Period.parse("2026-10");
    private static final List<String> CURRENCIES = List.of("USD", "JPY", "KWD", "EUR");

    /** A bill of one source account as it is posted in its own currency. */
    private record Bill(AccountOutcome outcome, List<PostedAmount> amounts) {

        SourceAccount account() {
            return outcome.account();
        }

        List<PostedAmount> at(Translation translation) {
            return FunctionalAmounts.of(amounts, List.of(outcome), translation);
        }
    }

    @Test
    void every_entry_balances_in_both_currencies_and_the_bill_is_translated_as_one_total() {
        Seeds.forEachRandom(
                1_000,
                random -> {
                    var bill = bill(random, currency(random));
                    var translation = translation(random, bill, other(bill.account().currency()));
                    var drafts = allocation(translation, bill.at(translation));
                    var clearing = new HashMap<String, Long>();
                    for (var draft : drafts) {
                        requireBalanced(draft);
                        sum(draft, clearing(bill.account()))
                                .forEach((currency, units) ->
                                        clearing.merge(currency, units, Long::sum));
                    }
                    var posted =
                            bill.amounts().stream()
                                    .map(PostedAmount::posted)
                                    .reduce(Money.zero(bill.account().currency()), Money::plus);
                    var rate = Objects.requireNonNull(translation.rates().of(posted.currency()));
                    assertThat(clearing.getOrDefault(rate.to().code(), 0L))
                            .isEqualTo(-rate.conversion().total(posted).minorUnits());
                });
    }

    @Test
    void cost_centers_foot_to_the_translated_total_and_no_key_is_a_unit_off() {
        Seeds.forEachRandom(
                1_000,
                random -> {
                    var bill = bill(random, currency(random));
                    var translation = translation(random, bill, other(bill.account().currency()));
                    var conversion =
                            Objects.requireNonNull(
                                            translation.rates().of(bill.account().currency()))
                                    .conversion();
                    var exact = Exact.ZERO;
                    var costs = Money.zero(conversion.to());
                    for (var amount : bill.at(translation)) {
                        var functional = Objects.requireNonNull(amount.functional());
                        if (amount.slot().costCenter() != null) {
                            exact = exact.plus(amount.exact());
                            costs = costs.plus(functional);
                            requireNear(functional, conversion.figure(amount.exact()));
                        }
                    }
                    assertThat(costs).isEqualTo(conversion.total(exact));
                });
    }

    /** Rounded twice, so that a key can be almost two units off, never more. */
    private static void requireNear(Money functional, Exact translated) {
        var unit = new Money(functional.currency(), 2).exact();
        assertThat(functional.exact().minus(translated).abs()).isLessThan(unit);
    }

    @Test
    void at_the_rate_one_both_currencies_are_the_same() {
        Seeds.forEachRandom(
                1_000,
                random -> {
                    var bill = bill(random, new CurrencyCode("USD"));
                    var rates = table("USD", "EUR", "1.000");
                    var carried =
                            bill.outcome().commitments().stream()
                                    .map(one -> carried(random, bill, one, "1"))
                                    .toList();
                    for (var amount : bill.at(new Translation(rates, carried))) {
                        assertThat(Objects.requireNonNull(amount.functional()).minorUnits())
                                .as("%s", amount)
                                .isEqualTo(amount.posted().minorUnits());
                    }
                });
    }

    @Test
    void a_change_of_rate_and_what_was_posted_are_the_month_at_the_new_rate() {
        Seeds.forEachRandom(
                1_000,
                random -> {
                    var bill = bill(random, currency(random));
                    var to = other(bill.account().currency());
                    var before = translation(random, bill, to);
                    var now = translation(random, bill, to);
                    var changes =
                            new EntryDrafts(
                                            EntryKind.RATE_CHANGE,
                                            OCTOBER,
                                            "run-2",
                                            "hash",
                                            "ERROR",
                                            "",
                                            now.rates(),
                                            before.rates())
                                    .of(TrueUp.differences(bill.at(before), bill.at(now)));
                    for (var draft : changes) {
                        requireBalanced(draft);
                        assertThat(draft.postings()).allMatch(one -> one.amount().isZero());
                        var rate = Objects.requireNonNull(draft.rate());
                        assertThat(Objects.requireNonNull(rate.former()).value())
                                .isNotEqualTo(rate.value());
                    }
                    var posted = balances(allocation(before, bill.at(before)));
                    balances(changes)
                            .forEach((slot, units) -> posted.merge(slot, units, Long::sum));
                    posted.values().removeIf(units -> units == 0);
                    var afresh = balances(allocation(now, bill.at(now)));
                    afresh.values().removeIf(units -> units == 0);
                    assertThat(posted).isEqualTo(afresh);
                });
    }

    @Test
    void a_true_up_balances_in_both_currencies_and_reaches_the_restated_month() {
        Seeds.forEachRandom(
                1_000,
                random -> {
                    var seed = random.nextLong();
                    var currency = currency(random);
                    var old = bill(new Random(seed), currency);
                    var restated = restated(random, bill(new Random(seed), currency));
                    var translation = translation(random, old, other(currency));
                    var trueUp =
                            new EntryDrafts(
                                            EntryKind.TRUE_UP,
                                            OCTOBER,
                                            "run-2",
                                            "hash",
                                            "PROVIDER_CORRECTION",
                                            "")
                                    .at(translation.rates())
                                    .of(
                                            TrueUp.differences(
                                                    old.at(translation), restated.at(translation)));
                    trueUp.forEach(FunctionalAmountsProperties::requireBalanced);
                    var posted = balances(allocation(translation, old.at(translation)));
                    balances(trueUp).forEach((slot, units) -> posted.merge(slot, units, Long::sum));
                    posted.values().removeIf(units -> units == 0);
                    var afresh = balances(allocation(translation, restated.at(translation)));
                    afresh.values().removeIf(units -> units == 0);
                    assertThat(posted).isEqualTo(afresh);
                });
    }

    private static Bill restated(Random random, Bill bill) {
        var sums = new KeySums();
        var account = bill.account();
        var more = Exact.ZERO;
        for (var amount : bill.amounts()) {
            var costCenter = amount.slot().costCenter();
            if (costCenter != null) {
                var change = random.nextInt(3) == 0 ? amount(random) : Exact.ZERO;
                more = more.plus(change);
                sums.add(
                        account,
                        costCenter,
                        Objects.requireNonNull(amount.slot().key()),
                        amount.exact().plus(change));
            }
        }
        var before = bill.outcome();
        var outcome =
                new AccountOutcome(
                        account,
                        before.billed().plus(more),
                        before.allocated().plus(more),
                        before.prepaid(),
                        before.recoverableTax(),
                        before.suspense(),
                        before.rateVariance(),
                        before.commitments());
        return new Bill(outcome, PostedAmounts.of(List.of(outcome), sums));
    }

    private static Bill bill(Random random, CurrencyCode currency) {
        var account = new SourceAccount("aws", "1", "AWS", currency);
        var sums = new KeySums();
        var allocated = Exact.ZERO;
        var keys = 1 + random.nextInt(12);
        for (var i = 0; i < keys; i++) {
            var amount = amount(random);
            allocated = allocated.plus(amount);
            sums.add(account, "CC-" + random.nextInt(4), key("service-" + i), amount);
        }
        if (random.nextInt(5) == 0) {
            // A month whose credits eat up all of its cost.
            sums.add(account, "CC-1", key("credit"), allocated.negate());
            allocated = Exact.ZERO;
        }
        var movements = movements(random);
        var prepaid =
                movements.stream()
                        .map(one -> one.purchased().minus(one.amortised()))
                        .reduce(Exact.ZERO, Exact::plus);
        var tax = random.nextBoolean() ? amount(random) : Exact.ZERO;
        var suspense = random.nextInt(4) == 0 ? amount(random) : Exact.ZERO;
        var outcome =
                new AccountOutcome(
                        account,
                        allocated.plus(prepaid).plus(tax).plus(suspense),
                        allocated,
                        prepaid,
                        tax,
                        suspense,
                        Exact.ZERO,
                        movements);
        return new Bill(outcome, PostedAmounts.of(List.of(outcome), sums));
    }

    private static List<CommitmentMovement> movements(Random random) {
        var movements = new ArrayList<CommitmentMovement>();
        for (var i = 0; i < random.nextInt(3); i++) {
            movements.add(
                    new CommitmentMovement(
                            "c" + i,
                            random.nextBoolean() ? amount(random) : Exact.ZERO,
                            amount(random).abs()));
        }
        return movements;
    }

    private static Exact amount(Random random) {
        var unscaled = new BigInteger(60 + random.nextInt(40), random);
        return Exact.ofUnscaled(random.nextInt(4) == 0 ? unscaled.negate() : unscaled);
    }

    private static PostingKey key(String service) {
        return new PostingKey(PostingKey.Kind.DIRECT, "", "Usage", service, "", "");
    }

    private static CurrencyCode currency(Random random) {
        return new CurrencyCode(CURRENCIES.get(random.nextInt(CURRENCIES.size())));
    }

    /** One with other minor units where there is any. */
    private static CurrencyCode other(CurrencyCode currency) {
        var next = CURRENCIES.indexOf(currency.code()) + 1;
        return new CurrencyCode(CURRENCIES.get(next % CURRENCIES.size()));
    }

    private static Translation translation(Random random, Bill bill, CurrencyCode to) {
        var whole = random.nextInt(3) == 0 ? random.nextInt(200) : 0;
        var value = whole + "." + (1 + random.nextInt(999_999));
        var rates = table(bill.account().currency().code(), to.code(), value);
        var carried =
                bill.outcome().commitments().stream()
                        .filter(any -> random.nextBoolean())
                        .map(one -> carried(random, bill, one, "0.9" + random.nextInt(1_000)))
                        .toList();
        return new Translation(rates, carried);
    }

    private static CarriedPrepaid carried(
            Random random, Bill bill, CommitmentMovement movement, String rate) {
        var balance = amount(random).abs();
        return new CarriedPrepaid(
                bill.account(),
                movement.commitmentId(),
                balance,
                rate("USD", "EUR", rate).conversion().figure(balance));
    }

    private static RateTable table(String from, String to, String value) {
        return new RateTable(new CurrencyCode(to), List.of(rate(from, to, value)));
    }

    private static ExchangeRate rate(String from, String to, String value) {
        return new ExchangeRate(
                "main",
                "average",
                new CurrencyCode(from),
                new CurrencyCode(to),
                OCTOBER,
                value,
                "ECB",
                LocalDate.of(2026, 10, 30));
    }

    private static List<EntryDraft> allocation(
            Translation translation, List<PostedAmount> amounts) {
        return EntryDrafts.allocation(OCTOBER, "run", "hash").at(translation.rates()).of(amounts);
    }

    private static void requireBalanced(EntryDraft draft) {
        var sums = new HashMap<String, Long>();
        for (var posting : draft.postings()) {
            add(sums, posting);
            assertThat(posting.amount().signum()).isNotNegative();
        }
        assertThat(sums.values()).as("%s", draft).allMatch(sum -> sum == 0);
    }

    private static Map<String, Long> sum(EntryDraft draft, String account) {
        var sums = new HashMap<String, Long>();
        draft.postings().stream()
                .filter(posting -> posting.account().equals(account))
                .forEach(posting -> add(sums, posting));
        return sums;
    }

    private static void add(Map<String, Long> sums, Posting posting) {
        var functional = Objects.requireNonNull(posting.signedFunctional());
        var signed = posting.signed();
        sums.merge(signed.currency().code(), signed.minorUnits(), Long::sum);
        sums.merge(functional.currency().code(), functional.minorUnits(), Long::sum);
    }

    private static Map<String, Long> balances(List<EntryDraft> drafts) {
        var balances = new TreeMap<String, Long>();
        for (var draft : drafts) {
            for (var posting : draft.postings()) {
                var sums = new HashMap<String, Long>();
                add(sums, posting);
                sums.forEach((currency, units) ->
                        balances.merge(
                                posting.account() + " " + posting.key() + " " + currency,
                                units,
                                Long::sum));
            }
        }
        return balances;
    }

    private static String clearing(SourceAccount account) {
        return Account.clearing(account.provider(), account.billingAccount());
    }
}
