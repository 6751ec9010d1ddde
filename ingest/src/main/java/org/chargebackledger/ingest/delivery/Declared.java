package org.chargebackledger.ingest.delivery;

import org.chargebackledger.ledger.money.CurrencyCode;
import org.chargebackledger.ledger.time.Period;
import org.jspecify.annotations.Nullable;

import java.util.SortedMap;

/**
 * What the sender stated beside the files; each field is null when it was not given.
 *
 * @param billingPeriod the month of every row; one that names another month contradicts it
 * @param onlyBillingPeriod the one month whose rows count, each by its own word; those of other
 *     months are left out
 */
public record Declared(
        @Nullable String provider,
        @Nullable String billingAccount,
        @Nullable Period billingPeriod,
        @Nullable Period onlyBillingPeriod,
        @Nullable String cluster,
        @Nullable CurrencyCode currency) {

    /** Nothing stated. */
    public static final Declared NOTHING = new Declared(null, null, null, null, null, null);

    static Declared of(SortedMap<String, String> fields, Findings findings) {
        return new Declared(
                given(fields, "provider"),
                given(fields, "billingAccount"),
                period(fields, "billingPeriod", findings),
                onlyPeriod(fields, findings),
                given(fields, "cluster"),
                currency(given(fields, "currency"), findings));
    }

    /** Warns about fields that mean nothing to a source of readings. */
    public void warnOfBillFields(Findings findings) {
        if (provider != null
                || billingAccount != null
                || billingPeriod != null
                || onlyBillingPeriod != null) {
            findings.warn(
                    null,
                    "field-not-used",
                    "provider, billingAccount, billingPeriod and onlyBillingPeriod say nothing"
                            + " about readings");
        }
    }

    /** Warns that a bill names its clusters itself. */
    public void warnOfCluster(Findings findings) {
        if (cluster != null) {
            findings.warn(null, "field-not-used", "cluster says nothing about a bill");
        }
        warnOfCurrency(findings);
    }

    /** Warns that nothing in the delivery is in the declared currency. */
    public void warnOfCurrency(Findings findings) {
        if (currency != null) {
            findings.warn(
                    null,
                    "field-not-used",
                    "currency is declared for estimates only; this source has none");
        }
    }

    private static @Nullable String given(SortedMap<String, String> fields, String name) {
        var value = fields.get(name);
        return value == null || value.isBlank() ? null : value.strip();
    }

    private static @Nullable CurrencyCode currency(@Nullable String text, Findings findings) {
        if (text == null) {
            return null;
        }
        try {
            return new CurrencyCode(text);
        } catch (IllegalArgumentException e) {
            findings.reject(
                    null, "invalid-field", "currency is no ISO 4217 code like USD: '" + text + "'");
            return null;
        }
    }

    private static @Nullable Period onlyPeriod(
            SortedMap<String, String> fields, Findings findings) {
        var only = period(fields, "onlyBillingPeriod", findings);
        if (only != null && given(fields, "billingPeriod") != null) {
            findings.reject(
                    null,
                    "invalid-field",
                    "billingPeriod says that all rows are of one month, onlyBillingPeriod that"
                            + " some are not");
        }
        return only;
    }

    private static @Nullable Period period(
            SortedMap<String, String> fields, String name, Findings findings) {
        var text = given(fields, name);
        if (text == null) {
            return null;
        }
        try {
            return Period.parse(text);
        } catch (IllegalArgumentException e) {
            findings.reject(
                    null, "invalid-field", name + " is no month like 2026-10: '" + text + "'");
            return null;
        }
    }
}
