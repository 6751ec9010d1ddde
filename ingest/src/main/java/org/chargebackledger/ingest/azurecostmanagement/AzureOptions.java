package org.chargebackledger.ingest.azurecostmanagement;

import org.chargebackledger.ingest.connector.Setting;
import org.chargebackledger.ingest.connector.Settings;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What is configured of a connector, beside how Azure is reached.
 *
 * @param scope its path, without a slash at the end
 * @param byQuery whether the bill is what the query answers, and not a report of cost details
 * @param byBillingPeriod whether a report is ordered by billing period, and not by dates
 * @param reportDays how much one report ordered by dates is about
 * @param costColumn what the query adds up
 * @param tag the one tag that the query groups by; null if none
 * @param tolerance how far sums may be apart; null if they are not compared
 * @param billingAccount null if the rows name it
 * @param isFinalByInvoice whether a month is final once all of it is invoiced
 */
record AzureOptions(
        String scope,
        boolean byQuery,
        boolean byBillingPeriod,
        int reportDays,
        Duration reportPatience,
        List<Metric> metrics,
        String costColumn,
        List<String> groupings,
        @Nullable String tag,
        @Nullable BigDecimal tolerance,
        @Nullable String billingAccount,
        boolean isFinalByInvoice,
        int settleDays) {

    static final List<Setting> SETTINGS =
            List.of(
                    Setting.required(
                            "scope",
                            "such as /subscriptions/ID or"
                                    + " /providers/Microsoft.Billing/billingAccounts/ID"),
                    Setting.withDefault(
                            "mode",
                            "details",
                            "details: reports of all rows; query: sums by groupings, where there"
                                    + " are no reports"),
                    Setting.optional(
                            "report-by",
                            "billing-period (enterprise agreements alone) or dates; by default"
                                    + " what the scope is known to have"),
                    Setting.withDefault(
                            "report-days", "31", "days of one report that is ordered by dates"),
                    Setting.withDefault(
                            "report-minutes", "60", "how long to wait for a report, 1 to 1440"),
                    Setting.withDefault(
                            "amortized", "true", "whether amortized costs are fetched too"),
                    Setting.withDefault(
                            "cost", "Cost", "what the query adds up: Cost, or PreTaxCost"),
                    Setting.withDefault(
                            "groupings",
                            "SubscriptionId, ResourceId, ResourceLocation, MeterCategory,"
                                    + " ChargeType, PricingModel, ReservationId",
                            "dimensions of the query, in mode query"),
                    Setting.optional("tag", "a tag to group by too, in mode query"),
                    Setting.withDefault(
                            "tolerance",
                            "0.01",
                            "how far the sum of the rows may be from the total that the query"
                                    + " gives, or none: not compared"),
                    Setting.optional(
                            "billing-account",
                            "of the rows, where they do not name it: in mode query, unless the"
                                    + " scope does"),
                    Setting.optional(
                            "final-by",
                            "invoice: all rows that cost something name one (customer agreements);"
                                    + " days: settle-days after the month. By default what the"
                                    + " scope is known to have"),
                    Setting.withDefault(
                            "settle-days", "5", "how long after a month it may change, 1 to 90"));

    private static final Pattern SCOPE = Pattern.compile("(/[A-Za-z0-9.:@()_-]+)+");
    private static final Pattern ACCOUNT = Pattern.compile("(?i)/billingAccounts/([^/]+)");
    private static final Pattern NAME = Pattern.compile("[A-Za-z]+");
    private static final int MONTH = 31;

    static AzureOptions of(Settings settings) {
        var scope = settings.text("scope").replaceAll("/+$", "");
        if (!SCOPE.matcher(scope).matches()) {
            throw settings.invalid("scope", "is no scope such as /subscriptions/ID: " + scope);
        }
        var byQuery = choice(settings, "mode", "details", "query").equals("query");
        var account = account(scope);
        var isEnterprise = account != null && !account.contains(":");
        var declared = settings.given("billing-account").orElse(byQuery ? account : null);
        if (byQuery && declared == null) {
            throw settings.invalid("billing-account", "is needed in mode query");
        }
        var byInvoice =
                chosen(settings, "final-by", "invoice", "days", account != null && !isEnterprise);
        if (byQuery && byInvoice && settings.given("final-by").isPresent()) {
            throw settings.invalid("final-by", "cannot be invoice in mode query: no row names one");
        }
        return new AzureOptions(
                scope,
                byQuery,
                chosen(settings, "report-by", "billing-period", "dates", isEnterprise),
                settings.number("report-days", MONTH),
                Duration.ofMinutes(settings.number("report-minutes", 1440)),
                choice(settings, "amortized", "true", "false").equals("true")
                        ? List.of(Metric.values())
                        : List.of(Metric.ACTUAL),
                name(settings, "cost", settings.text("cost")),
                settings.list("groupings").stream()
                        .map(one -> name(settings, "groupings", one))
                        .toList(),
                settings.given("tag").orElse(null),
                tolerance(settings),
                declared,
                byInvoice && !byQuery,
                settings.number("settle-days", 90));
    }

    private static @Nullable String account(String scope) {
        var matcher = ACCOUNT.matcher(scope);
        return matcher.find() ? matcher.group(1) : null;
    }

    private static String choice(Settings settings, String name, String one, String other) {
        var value = settings.text(name).toLowerCase(Locale.ROOT);
        if (!value.equals(one) && !value.equals(other)) {
            throw settings.invalid(name, "is neither " + one + " nor " + other);
        }
        return value;
    }

    private static boolean chosen(
            Settings settings, String name, String one, String other, boolean byDefault) {
        return settings.given(name).isPresent()
                ? choice(settings, name, one, other).equals(one)
                : byDefault;
    }

    private static String name(Settings settings, String setting, String name) {
        if (!NAME.matcher(name).matches()) {
            throw settings.invalid(setting, "holds no name of a column: '" + name + "'");
        }
        return name;
    }

    private static @Nullable BigDecimal tolerance(Settings settings) {
        var text = settings.text("tolerance");
        if (text.equals("none")) {
            return null;
        }
        if (!text.matches("[0-9]{1,9}(\\.[0-9]{1,9})?")) {
            throw settings.invalid("tolerance", "is no amount and not none: '" + text + "'");
        }
        return new BigDecimal(text);
    }
}
