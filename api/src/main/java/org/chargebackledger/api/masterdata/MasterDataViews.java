package org.chargebackledger.api.masterdata;

import org.chargebackledger.api.masterdata.MasterDataView.Difference;
import org.chargebackledger.ledger.canonical.CanonicalJson;
import org.chargebackledger.ledger.canonical.CanonicalReader;
import org.chargebackledger.ledger.masterdata.ChangeStatus;
import org.chargebackledger.ledger.masterdata.Members;
import org.chargebackledger.projections.masterdata.KnownChange;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;

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
                        ? differences(
                                kind.get().present(change.book(), Members.of(content)), content)
                        : List.of(),
                change.contentHash(),
                change.proposedBy(),
                change.proposedAt(),
                change.decidedBy(),
                change.decidedAt(),
                change.answer());
    }

    private static List<Difference> differences(
            Map<String, Object> now, Map<String, Object> proposed) {
        var names = new TreeSet<>(now.keySet());
        names.addAll(proposed.keySet());
        var differences = new ArrayList<Difference>();
        for (var name : names) {
            var before = text(now.get(name));
            var after = text(proposed.get(name));
            if (!Objects.equals(before, after)) {
                differences.add(new Difference(name, before, after));
            }
        }
        return List.copyOf(differences);
    }

    private static @Nullable String text(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case String text -> text;
            default -> CanonicalJson.text(value);
        };
    }
}
