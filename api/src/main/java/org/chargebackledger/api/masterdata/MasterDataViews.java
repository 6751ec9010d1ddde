package org.chargebackledger.api.masterdata;

import org.chargebackledger.ledger.canonical.CanonicalReader;
import org.chargebackledger.ledger.masterdata.ChangeStatus;
import org.chargebackledger.ledger.masterdata.Members;
import org.chargebackledger.projections.masterdata.KnownChange;
import org.springframework.stereotype.Component;

import java.util.List;

/** Shows changes of master data to people: in words, and against what holds now. */
@Component
public class MasterDataViews {

    private final MasterDataKinds kinds;

    MasterDataViews(MasterDataKinds kinds) {
        this.kinds = kinds;
    }

    public MasterDataView of(KnownChange change) {
        var content = CanonicalReader.object(change.content());
        var kind = kinds.find(change.kind());
        return new MasterDataView(
                change.changeId(),
                change.status(),
                change.kind(),
                kind.map(known -> known.words(Members.of(content))).orElse(change.kind()),
                content,
                change.status() == ChangeStatus.PROPOSED && kind.isPresent()
                        ? Differences.of(
                                kind.get().present(change.book(), Members.of(content)), content)
                        : List.of(),
                change.contentHash(),
                change.proposedBy(),
                change.proposedAt(),
                change.decidedBy(),
                change.decidedAt(),
                change.answer());
    }
}
