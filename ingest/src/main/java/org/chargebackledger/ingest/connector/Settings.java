package org.chargebackledger.ingest.connector;

import java.net.URI;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What was configured of one connector, checked against what its kind knows. */
public final class Settings {

    private static final String SECRET = "(secret)";

    private final String connector;
    private final List<Setting> known;
    private final Map<String, String> values;

    private Settings(String connector, List<Setting> known, Map<String, String> values) {
        this.connector = connector;
        this.known = List.copyOf(known);
        this.values = Map.copyOf(values);
    }

    /**
     * Checks a configuration.
     *
     * @param connector its name, for messages
     * @throws InvalidSettings if a setting is unknown, a required one is missing, or one names a
     *     variable that nobody has set and that would go out as it stands
     */
    public static Settings of(String connector, List<Setting> known, Map<String, String> given) {
        var names = known.stream().map(Setting::name).collect(Collectors.toSet());
        var unknown = new TreeSet<>(given.keySet());
        unknown.removeAll(names);
        if (!unknown.isEmpty()) {
            throw new InvalidSettings(
                    connector,
                    "unknown setting '%s'; there are %s"
                            .formatted(
                                    unknown.getFirst(), String.join(", ", new TreeSet<>(names))));
        }
        var values = new HashMap<String, String>();
        for (var setting : known) {
            var value = given.getOrDefault(setting.name(), "").strip();
            if (value.isEmpty() && setting.isRequired()) {
                throw new InvalidSettings(
                        connector,
                        "setting '%s' is missing: %s".formatted(setting.name(), setting.meaning()));
            }
            if (value.startsWith("${") && value.endsWith("}")) {
                throw new InvalidSettings(
                        connector,
                        "setting '%s' is %s, which is not set".formatted(setting.name(), value));
            }
            var byDefault = setting.byDefault();
            if (!value.isEmpty() || byDefault != null) {
                values.put(setting.name(), value.isEmpty() ? byDefault : value);
            }
        }
        return new Settings(connector, known, values);
    }

    /** The connector's name. */
    public String connector() {
        return connector;
    }

    /** What everybody may see: of a secret only that it is set. */
    public SortedMap<String, String> shown() {
        var shown = new TreeMap<String, String>();
        for (var setting : known) {
            given(setting.name())
                    .ifPresent(value ->
                            shown.put(setting.name(), setting.isSecret() ? SECRET : value));
        }
        return shown;
    }

    /** A setting that is required or has a default. */
    public String text(String name) {
        return given(name).orElseThrow(() -> invalid(name, "is missing"));
    }

    public Optional<String> given(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /** A setting's parts, separated by commas; none if it is not given. */
    public List<String> list(String name) {
        return given(name).stream()
                .flatMap(text -> Arrays.stream(text.split(",")))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }

    /** A whole number from 1 to a limit. */
    public int number(String name, int max) {
        try {
            var number = Integer.parseInt(text(name));
            if (number >= 1 && number <= max) {
                return number;
            }
        } catch (NumberFormatException e) {
            // answered below
        }
        throw invalid(name, "is no number from 1 to " + max + ": '" + text(name) + "'");
    }

    /** The address of a service: http or https with a host. */
    public URI address(String name) {
        try {
            var uri = URI.create(text(name));
            if (("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))
                    && uri.getHost() != null) {
                return uri;
            }
        } catch (IllegalArgumentException e) {
            // answered below
        }
        throw invalid(name, "is no http or https address: '" + text(name) + "'");
    }

    public InvalidSettings invalid(String name, String problem) {
        return new InvalidSettings(connector, "setting '" + name + "' " + problem);
    }
}
