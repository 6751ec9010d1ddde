package org.chargebackledger.ingest.prometheus;

import org.chargebackledger.ingest.connector.Settings;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A metric to allocate by, as it is configured.
 *
 * @param expression PromQL with one series for each cluster and namespace
 */
record NamedMetric(String name, String unit, String expression) {

    private static final Pattern LINE =
            Pattern.compile("([A-Za-z0-9_-]{1,60}) *\\(([^()]{1,40})\\) *=(?!=) *(.+)");
    private static final String WINDOW = "$window";

    /** One to a line, as {@code name (unit) = PromQL}. */
    static List<NamedMetric> of(Settings settings) {
        var metrics = new ArrayList<NamedMetric>();
        var names = new HashSet<String>();
        for (var line : settings.given("metrics").orElse("").lines().toList()) {
            if (line.isBlank()) {
                continue;
            }
            var match = LINE.matcher(line.strip());
            if (!match.matches()) {
                throw settings.invalid("metrics", "is no line 'name (unit) = PromQL': " + line);
            }
            if (!names.add(match.group(1))) {
                throw settings.invalid("metrics", "names '" + match.group(1) + "' twice");
            }
            metrics.add(new NamedMetric(match.group(1), match.group(2).strip(), match.group(3)));
        }
        return List.copyOf(metrics);
    }

    /** What is asked about a window: {@code $window} stands for its length. */
    String expression(Window window) {
        return expression.replace(WINDOW, window.length().toSeconds() + "s");
    }
}
