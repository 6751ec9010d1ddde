package org.chargebackledger.api.masterdata;

import org.chargebackledger.ledger.audit.Refusal;
import org.springframework.stereotype.Component;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The kinds of master data that there are, by name. */
@Component
class MasterDataKinds {

    private final Map<String, MasterDataKind> byName;

    MasterDataKinds(List<MasterDataKind> kinds) {
        byName =
                kinds.stream()
                        .collect(
                                Collectors.toMap(
                                        MasterDataKind::name,
                                        Function.identity(),
                                        (one, other) -> {
                                            throw new IllegalStateException(
                                                    "two kinds are called " + one.name());
                                        },
                                        TreeMap::new));
    }

    MasterDataKind require(String name) {
        return find(name)
                .orElseThrow(() ->
                        Refusal.invalid(
                                "master-data-kind-unknown",
                                "'%s' is none of %s"
                                        .formatted(name, String.join(", ", byName.keySet()))));
    }

    Optional<MasterDataKind> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    List<MasterDataKind> carriedOut() {
        return byName.values().stream().filter(MasterDataKind::isCarriedOut).toList();
    }
}
