package org.chargebackledger.api.reconciliation;

import org.chargebackledger.ledger.audit.Refusal;
import org.chargebackledger.ledger.bill.SourceAccount;
import org.chargebackledger.ledger.reconciliation.VarianceCause;
import org.chargebackledger.ledger.reconciliation.VarianceKey;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Locale;

/**
 * Which part of a waterfall is asked for; null is all.
 *
 * @param cluster the empty one is what is outside of clusters
 */
record WaterfallQuery(
        @Nullable String provider,
        @Nullable String billingAccount,
        @Nullable String cluster,
        @Nullable By by) {

    /** How far down it goes. */
    enum By {
        NODE,
        SERVICE,
        RESOURCE;

        static By of(String text) {
            return Arrays.stream(values())
                    .filter(one -> one.name().toLowerCase(Locale.ROOT).equals(text))
                    .findFirst()
                    .orElseThrow(() ->
                            Refusal.invalid(
                                    "parameter-invalid",
                                    "by: '" + text + "' is none of node, service, resource"));
        }

        /** What a place is called at this depth; all else is one place. */
        VarianceKey of(VarianceKey key) {
            return switch (this) {
                case NODE -> new VarianceKey(key.account(), key.cluster(), key.node(), "", "");
                case SERVICE ->
                        new VarianceKey(key.account(), key.cluster(), "", key.service(), "");
                case RESOURCE -> key;
            };
        }
    }

    boolean matches(VarianceKey key) {
        return (provider == null || provider.equals(key.account().provider()))
                && (billingAccount == null || billingAccount.equals(key.account().billingAccount()))
                && (cluster == null || cluster.equals(key.cluster()));
    }

    boolean matches(SourceAccount account) {
        return (provider == null || provider.equals(account.provider()))
                && (billingAccount == null || billingAccount.equals(account.billingAccount()));
    }

    /**
     * Where the cost lines of a cause are listed.
     *
     * @param base path of the list
     * @param cluster null for all
     * @param place null for all of the cluster
     */
    static String link(
            String base,
            VarianceCause cause,
            SourceAccount account,
            @Nullable String cluster,
            By by,
            @Nullable VarianceKey place) {
        var uri =
                UriComponentsBuilder.fromPath(base)
                        .queryParam("cause", "{cause}")
                        .queryParam("provider", "{provider}")
                        .queryParam("billingAccount", "{account}")
                        .queryParam("invoiceIssuer", "{issuer}");
        var values = new ArrayList<Object>();
        values.add(cause.id());
        values.add(account.provider());
        values.add(account.billingAccount());
        values.add(account.invoiceIssuer());
        if (cluster != null) {
            uri.queryParam("cluster", "{cluster}");
            values.add(cluster);
        }
        if (place != null && by != By.SERVICE) {
            uri.queryParam("node", "{node}");
            values.add(place.node());
        }
        if (place != null && by != By.NODE) {
            uri.queryParam("service", "{service}");
            values.add(place.service());
        }
        if (place != null && by == By.RESOURCE) {
            uri.queryParam("resource", "{resource}");
            values.add(place.resource());
        }
        return uri.encode().buildAndExpand(values.toArray()).toUriString();
    }
}
