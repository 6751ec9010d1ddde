package org.chargebackledger.api.close;

import org.chargebackledger.ledger.journal.ChecklistItem;
import org.chargebackledger.ledger.register.CostCenter;
import org.chargebackledger.ledger.register.Register;
import org.chargebackledger.ledger.time.Period;
import org.chargebackledger.projections.ReadModels;
import org.chargebackledger.projections.dispute.KnownDispute;
import org.springframework.stereotype.Component;

import java.util.List;
import java.util.stream.Collectors;

/** Which charges of a period are still disputed: settled, or accepted as open, it may close. */
@Component
class OpenDisputes {

    private static final int NAMED_MAX = 20;

    private final ReadModels models;

    OpenDisputes(ReadModels models) {
        this.models = models;
    }

    ChecklistItem check(String book, Period period) {
        var open = models.disputes().open(book, period);
        if (open.isEmpty()) {
            return new ChecklistItem("disputes-settled", true, "nothing open");
        }
        var waiting = open.stream().filter(one -> one.acceptedAsOpen() == null).toList();
        var register = models.registers().current(book);
        return waiting.isEmpty()
                ? new ChecklistItem(
                        "disputes-settled", true, "accepted as open: " + names(register, open))
                : new ChecklistItem("disputes-settled", false, names(register, waiting));
    }

    private static String names(Register register, List<KnownDispute> disputes) {
        return disputes.stream()
                .limit(NAMED_MAX)
                .map(one -> name(register, one))
                .collect(Collectors.joining("; "));
    }

    private static String name(Register register, KnownDispute dispute) {
        var content = dispute.content();
        var owner = register.latest(content.costCenter()).map(CostCenter::owner).orElse("nobody");
        var accepted = dispute.acceptedAsOpen();
        return "%s of %s by %s, owner %s%s"
                .formatted(
                        dispute.disputeId(),
                        content.disputed(),
                        content.costCenter(),
                        owner,
                        accepted == null
                                ? ""
                                : ", accepted by %s: %s"
                                        .formatted(accepted.by(), accepted.reason()));
    }
}
