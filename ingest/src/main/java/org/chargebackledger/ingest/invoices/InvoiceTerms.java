package org.chargebackledger.ingest.invoices;

import org.chargebackledger.ingest.connector.Setting;
import org.chargebackledger.ingest.connector.Settings;
import org.chargebackledger.ledger.time.Period;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Whose invoices are fetched, in the words of their bills.
 *
 * @param billingAccount null where the answer alone says it
 * @param issuer null where the service or the bills leave no choice
 */
record InvoiceTerms(String provider, @Nullable String billingAccount, @Nullable String issuer) {

    static final String MONTH = "billingPeriod";

    private static final String PROVIDER = "provider";
    private static final String ACCOUNT = "billingAccount";
    private static final String ISSUER = "invoiceIssuer";
    private static final String SETTLE = "settle-days";
    private static final int SETTLE_MAX = 90;

    /**
     * What can be configured of it.
     *
     * @param provider as bills of it are read
     */
    static List<Setting> settings(String provider, String account) {
        return List.of(
                Setting.required("billing-account", account),
                Setting.withDefault("provider", provider, "as the bills name it"),
                Setting.optional("issuer", "as the bills name it, where they leave a choice"),
                Setting.withDefault(
                        SETTLE,
                        "10",
                        "how long after a month its invoices may still come, 1 to " + SETTLE_MAX));
    }

    static InvoiceTerms of(Settings settings, Pattern accounts) {
        var account = settings.text("billing-account");
        if (!accounts.matcher(account).matches()) {
            throw settings.invalid("billing-account", "is no id of an account: '" + account + "'");
        }
        return new InvoiceTerms(
                settings.text("provider"), account, settings.given("issuer").orElse(null));
    }

    static Duration settled(Settings settings) {
        return Duration.ofDays(settings.number(SETTLE, SETTLE_MAX));
    }

    /** The same as it is declared beside the pages. */
    SortedMap<String, String> declared(Period month) {
        var declared = new TreeMap<String, String>();
        declared.put(PROVIDER, provider);
        if (billingAccount != null) {
            declared.put(ACCOUNT, billingAccount);
        }
        if (issuer != null) {
            declared.put(ISSUER, issuer);
        }
        declared.put(MONTH, month.toString());
        return declared;
    }

    static InvoiceTerms of(Map<String, String> declared) {
        return new InvoiceTerms(
                declared.getOrDefault(PROVIDER, ""), declared.get(ACCOUNT), declared.get(ISSUER));
    }
}
