package org.chargebackledger.api.invoice;

import org.chargebackledger.ingest.invoices.ProviderInvoice;
import org.chargebackledger.ledger.bill.SourceAccount;
import org.chargebackledger.projections.invoice.KnownInvoice;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Which source account an answered invoice is of, as the bills name it: a service and a bill may
 * write account and issuer differently.
 *
 * @param billed that the current bills have
 * @param findings where those without a place are named
 */
record AnswerAccounts(List<SourceAccount> billed, CsvFindings findings) {

    /** Null if it has no place; that is a finding. */
    @Nullable SourceAccount of(ProviderInvoice one, @Nullable KnownInvoice known) {
        var fitting = fitting(one);
        var issuer = one.issuer();
        for (var account : fitting) {
            if (account.invoiceIssuer().equals(issuer)) {
                return account;
            }
        }
        if (fitting.size() == 1) {
            return fitting.getFirst();
        }
        if (known != null && fitting.contains(known.printed().sourceAccount())) {
            return known.printed().sourceAccount();
        }
        var currency = one.total().currency();
        if (fitting.isEmpty() && issuer != null) {
            return new SourceAccount(one.provider(), one.billingAccount(), issuer, currency);
        }
        findings.add(
                one.file() + ": " + one.place(),
                fitting.isEmpty() ? unbilled(one) : unclear(one, fitting));
        return null;
    }

    /** Those that are written just so; else the same account; else what is invoiced of it. */
    private List<SourceAccount> fitting(ProviderInvoice one) {
        var exact = billed(one, account -> account.equals(one.billingAccount()));
        var same = exact.isEmpty() ? billed(one, one::isOf) : exact;
        return same.isEmpty() ? billed(one, one::isOfProfile) : same;
    }

    private List<SourceAccount> billed(ProviderInvoice one, Predicate<String> isAccount) {
        return billed.stream()
                .filter(account -> account.provider().equals(one.provider()))
                .filter(account -> account.currency().equals(one.total().currency()))
                .filter(account -> isAccount.test(account.billingAccount()))
                .toList();
    }

    private static String unclear(ProviderInvoice one, List<SourceAccount> fitting) {
        return "%d source accounts of the bills are %s %s in %s, issued by %s: set the option issuer"
                .formatted(
                        fitting.size(),
                        one.provider(),
                        one.billingAccount(),
                        one.total().currency(),
                        fitting.stream()
                                .map(SourceAccount::invoiceIssuer)
                                .distinct()
                                .collect(Collectors.joining(", ")));
    }

    private String unbilled(ProviderInvoice one) {
        var others =
                billed.stream()
                        .map(account ->
                                "%s %s in %s"
                                        .formatted(
                                                account.provider(),
                                                account.billingAccount(),
                                                account.currency()))
                        .distinct()
                        .collect(Collectors.joining(", "));
        return "no bill is of %s %s in %s; there are bills of %s: is the bill accepted, and are the options billing-account and provider as it has them?"
                .formatted(
                        one.provider(),
                        one.billingAccount(),
                        one.total().currency(),
                        others.isEmpty() ? "nothing yet" : others);
    }
}
