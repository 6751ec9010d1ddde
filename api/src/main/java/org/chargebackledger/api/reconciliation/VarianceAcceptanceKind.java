package org.chargebackledger.api.reconciliation;

import org.chargebackledger.api.masterdata.MasterDataKind;
import org.chargebackledger.ledger.audit.Refusal;
import org.chargebackledger.ledger.masterdata.Members;
import org.chargebackledger.ledger.reconciliation.AcceptedVariance;
import org.chargebackledger.ledger.reconciliation.OpenVariance;
import org.chargebackledger.ledger.time.Period;
import org.springframework.stereotype.Component;

import java.util.Map;

/** Figures above their limits that two persons accept by name, with a reason. */
@Component
class VarianceAcceptanceKind implements MasterDataKind {

    private final OpenVariances variances;
    private final VarianceAcceptances acceptances;

    VarianceAcceptanceKind(OpenVariances variances, VarianceAcceptances acceptances) {
        this.variances = variances;
        this.acceptances = acceptances;
    }

    @Override
    public String name() {
        return AcceptedVariance.KIND;
    }

    /** Amount and owner are added, so that who approves it reads them. */
    @Override
    public Map<String, Object> canonical(String book, Members given) {
        given.requireOnly("period", "variance", "hash", "reason");
        var period = given.period("period");
        var open = open(book, period, given.text("variance"));
        return new AcceptedVariance(
                        period,
                        open.id(),
                        given.text("hash"),
                        open.amount(),
                        open.owner(),
                        given.text("reason"))
                .canonical();
    }

    @Override
    public void check(String book, Members content) {
        var accepted = AcceptedVariance.parse(content);
        var open = open(book, accepted.period(), accepted.variance());
        if (!accepted.accepts(accepted.period(), open)) {
            throw Refusal.conflict(
                    "variance-changed",
                    "%s is %s by now, with the hash %s"
                            .formatted(open.id(), open.amount(), open.hash()));
        }
        if (open.isWithin()) {
            throw Refusal.conflict(
                    "nothing-changes", open.id() + " is within its limit, " + open.limit());
        }
        if (acceptances.approved(book, accepted.period(), open).isPresent()) {
            throw Refusal.conflict("nothing-changes", open.id() + " is accepted");
        }
    }

    @Override
    public String words(Members content) {
        var accepted = AcceptedVariance.parse(content);
        return "%s of %s: %s, because '%s'"
                .formatted(
                        accepted.variance(),
                        accepted.period(),
                        accepted.amount(),
                        accepted.reason());
    }

    private OpenVariance open(String book, Period period, String id) {
        return variances.of(book, period).stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow(() ->
                        Refusal.unknown(
                                "variance-unknown",
                                period + " has no figure " + id + " to accept"));
    }
}
