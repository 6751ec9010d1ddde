package org.chargebackledger.api.masterdata;

import org.chargebackledger.api.masterdata.MasterDataView.Difference;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What a change of master data changes, field by field, however deep the fields lie. */
final class Differences {

    private final List<Difference> found = new ArrayList<>();

    private Differences() {}

    static List<Difference> of(Map<String, ?> now, Map<String, ?> proposed) {
        var differences = new Differences();
        differences.members("", now, proposed);
        return List.copyOf(differences.found);
    }

    private void members(String path, Map<String, ?> now, Map<String, ?> proposed) {
        var names = new TreeSet<>(now.keySet());
        names.addAll(proposed.keySet());
        for (var name : names) {
            values(path.isEmpty() ? name : path + " " + name, now.get(name), proposed.get(name));
        }
    }

    private void values(String path, @Nullable Object now, @Nullable Object proposed) {
        if (Objects.equals(now, proposed)) {
            return;
        }
        if (now instanceof Map || proposed instanceof Map) {
            members(path, object(now), object(proposed));
        } else if (isOfObjects(now) || isOfObjects(proposed)) {
            elements(path, list(now), list(proposed));
        } else {
            found.add(new Difference(path, text(now), text(proposed)));
        }
    }

    /**
     * Elements are compared with the ones they are most like; what is left was added or removed.
     */
    private void elements(String path, List<?> now, List<?> proposed) {
        var pairs = pairs(now, proposed);
        for (var i = 0; i < proposed.size(); i++) {
            var with = pairs.get(i);
            var before = with == null ? Map.<String, Object>of() : object(now.get(with));
            members(path + " " + (i + 1), before, object(proposed.get(i)));
        }
        var removed = 0;
        for (var i = 0; i < now.size(); i++) {
            if (!pairs.containsValue(i)) {
                removed++;
                members(path + " removed " + removed, object(now.get(i)), Map.of());
            }
        }
    }

    /** The place of the old element by the place of the new one. */
    private static SequencedMap<Integer, Integer> pairs(List<?> now, List<?> proposed) {
        var pairs = new TreeMap<Integer, Integer>();
        for (var least = members(now, proposed); least > 0; least--) {
            for (var i = 0; i < proposed.size(); i++) {
                for (var j = 0; j < now.size() && !pairs.containsKey(i); j++) {
                    if (!pairs.containsValue(j) && alike(now.get(j), proposed.get(i)) >= least) {
                        pairs.put(i, j);
                    }
                }
            }
        }
        return pairs;
    }

    private static int members(List<?> now, List<?> proposed) {
        var names = new HashSet<String>();
        now.forEach(one -> names.addAll(object(one).keySet()));
        proposed.forEach(one -> names.addAll(object(one).keySet()));
        return names.size();
    }

    private static long alike(Object one, Object other) {
        var members = object(other);
        return object(one).entrySet().stream()
                .filter(member -> member.getValue().equals(members.get(member.getKey())))
                .count();
    }

    private static boolean isOfObjects(@Nullable Object value) {
        return value instanceof List<?> list
                && !list.isEmpty()
                && list.stream().allMatch(Map.class::isInstance);
    }

    private static List<?> list(@Nullable Object value) {
        return isOfObjects(value) && value instanceof List<?> list ? list : List.of();
    }

    private static Map<String, Object> object(@Nullable Object value) {
        var members = new TreeMap<String, Object>();
        if (value instanceof Map<?, ?> map) {
            map.forEach((name, member) -> members.put(String.valueOf(name), member));
        }
        return members;
    }

    private static @Nullable String text(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case List<?> list ->
                    list.stream().map(String::valueOf).collect(Collectors.joining(", "));
            default -> value.toString();
        };
    }
}
