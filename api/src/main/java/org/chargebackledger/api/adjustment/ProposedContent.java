package org.chargebackledger.api.adjustment;

import org.chargebackledger.ledger.adjustment.AdjustmentContent;
import org.chargebackledger.ledger.adjustment.AdjustmentKind;
import org.chargebackledger.ledger.adjustment.AdjustmentLine;
import org.chargebackledger.ledger.audit.Refusal;
import org.chargebackledger.ledger.bill.SourceAccount;
import org.chargebackledger.projections.imports.CostSnapshots;
import org.springframework.stereotype.Component;

import java.util.List;
import java.util.Objects;

/** Completes a proposal to what is approved by its hash. */
@Component
class ProposedContent {

    private final CostSnapshots snapshots;

    ProposedContent(CostSnapshots snapshots) {
        this.snapshots = snapshots;
    }

    AdjustmentContent of(String book, Proposal proposal) {
        if (proposal.kind() == AdjustmentKind.DISPUTE) {
            throw Refusal.invalid(
                    "adjustment-malformed", "a dispute is settled where it was raised");
        }
        return new AdjustmentContent(
                book,
                proposal.kind(),
                proposal.period(),
                Objects.requireNonNullElse(proposal.originPeriod(), proposal.period()),
                account(book, proposal.sourceAccount()),
                reason(proposal),
                proposal.memo(),
                proposal.basis(),
                null,
                lines(proposal).stream()
                        .map(line ->
                                new AdjustmentLine(
                                        line.costCenter(), line.postingKey(), line.amount()))
                        .toList(),
                proposal.opening());
    }

    private static List<Proposal.Line> lines(Proposal proposal) {
        return Objects.requireNonNullElse(proposal.lines(), List.of());
    }

    private static String reason(Proposal proposal) {
        var reason = proposal.reason();
        if (reason != null) {
            return reason;
        }
        return switch (proposal.kind()) {
            case ACCRUAL, OPENING_BALANCE -> proposal.kind().name();
            case MANUAL, DISPUTE, WRITE_OFF ->
                    throw Refusal.invalid("adjustment-malformed", "it gives a reason code");
        };
    }

    private SourceAccount account(String book, Proposal.Account given) {
        var issuer = given.invoiceIssuer();
        var currency = given.currency();
        if (issuer != null && currency != null) {
            return new SourceAccount(given.provider(), given.billingAccount(), issuer, currency);
        }
        var fitting =
                snapshots.sourceAccounts(book).stream()
                        .filter(one -> one.provider().equals(given.provider()))
                        .filter(one -> one.billingAccount().equals(given.billingAccount()))
                        .filter(one -> issuer == null || one.invoiceIssuer().equals(issuer))
                        .filter(one -> currency == null || one.currency().equals(currency))
                        .toList();
        if (fitting.size() != 1) {
            throw Refusal.invalid(
                    "source-account-unclear",
                    "%d source accounts of the bills are %s %s: give invoiceIssuer and currency"
                            .formatted(fitting.size(), given.provider(), given.billingAccount()));
        }
        return fitting.getFirst();
    }
}
