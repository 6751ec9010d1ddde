package org.chargebackledger.ledger.codec;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Every stored type, complete. STORED FORMAT: a name stays for ever; a class may move, a changed
 * shape raises the revision and brings an upcaster.
 */
public final class StoredTypes {

    private static final List<StoredType> ALL =
            Stream.of(ImportTypes.ALL, MasterDataTypes.ALL, DecisionTypes.ALL, PostingTypes.ALL)
                    .flatMap(List::stream)
                    .toList();

    private static final Map<String, StoredType> BY_NAME = index(StoredType::name);
    private static final Map<Class<?>, StoredType> BY_CLASS = index(StoredType::type);

    private StoredTypes() {}

    /** In the order of the features. */
    public static List<StoredType> all() {
        return ALL;
    }

    static Optional<StoredType> named(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    static Optional<StoredType> of(Class<?> type) {
        return Optional.ofNullable(BY_CLASS.get(type));
    }

    private static <K> Map<K, StoredType> index(Function<StoredType, K> key) {
        return ALL.stream().collect(Collectors.toUnmodifiableMap(key, Function.identity()));
    }
}
