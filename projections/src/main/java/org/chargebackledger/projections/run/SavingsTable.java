package org.chargebackledger.projections.run;

import org.chargebackledger.ledger.bill.SourceAccount;
import org.chargebackledger.ledger.run.AccountSavings;
import org.chargebackledger.ledger.run.Savings;
import org.chargebackledger.projections.storage.CopyRows;

import java.util.List;

import javax.sql.DataSource;

/** Writes what runs charged beside other prices. */
final class SavingsTable {

    private static final String NOBODY = "";

    private final DataSource dataSource;

    SavingsTable(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    void add(String runId, List<AccountSavings> savings) {
        var rows =
                new CopyRows(
                        "run_savings",
                        "run_id",
                        "provider",
                        "billing_account",
                        "invoice_issuer",
                        "currency",
                        "cost_center",
                        "list",
                        "contracted",
                        "effective",
                        "negotiated",
                        "spot",
                        "commitments",
                        "used",
                        "unused",
                        "unlisted",
                        "uncontracted");
        for (var account : savings) {
            add(rows, runId, account.account(), NOBODY, account.rest());
            for (var one : account.charged()) {
                add(rows, runId, account.account(), one.costCenter(), one.savings());
            }
        }
        rows.writeTo(dataSource);
    }

    private static void add(
            CopyRows rows,
            String runId,
            SourceAccount account,
            String costCenter,
            Savings savings) {
        rows.add(
                runId,
                account.provider(),
                account.billingAccount(),
                account.invoiceIssuer(),
                account.currency(),
                costCenter,
                savings.list(),
                savings.contracted(),
                savings.effective(),
                savings.negotiated(),
                savings.spot(),
                savings.commitments(),
                savings.used(),
                savings.unused(),
                savings.unlisted(),
                savings.uncontracted());
    }
}
