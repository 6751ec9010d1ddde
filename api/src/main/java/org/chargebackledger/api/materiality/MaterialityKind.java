package org.chargebackledger.api.materiality;

import org.chargebackledger.api.masterdata.MasterDataKind;
import org.chargebackledger.ledger.audit.Refusal;
import org.chargebackledger.ledger.masterdata.Members;
import org.chargebackledger.ledger.materiality.Thresholds;
import org.springframework.stereotype.Component;

import java.util.Map;

/** The thresholds of a book and year, as master data that two persons approve. */
@Component
final class MaterialityKind implements MasterDataKind {

    static final String NAME = "materiality";

    private final ApprovedThresholds approved;

    MaterialityKind(ApprovedThresholds approved) {
        this.approved = approved;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Map<String, Object> canonical(String book, Members given) {
        return Thresholds.parse(given).canonical();
    }

    @Override
    public void check(String book, Members content) {
        if (Thresholds.parse(content).canonical().equals(present(book, content))) {
            throw Refusal.conflict("nothing-changes", "just these thresholds hold");
        }
    }

    @Override
    public String words(Members content) {
        return "materiality thresholds of " + Thresholds.parse(content).year();
    }

    @Override
    public Map<String, Object> present(String book, Members content) {
        return approved.of(book, Thresholds.parse(content).year())
                .map(one -> one.thresholds().canonical())
                .orElse(Map.of());
    }
}
