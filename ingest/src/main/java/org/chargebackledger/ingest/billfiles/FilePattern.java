package org.chargebackledger.ingest.billfiles;

import org.jspecify.annotations.Nullable;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Paths of files with placeholders for the month, the day and the run that wrote them.
 *
 * @param text such as <code>exports/{yyyy}-{MM}/{run}/*.csv</code>
 */
record FilePattern(String text) {

    private static final Pattern TOKEN =
            Pattern.compile("\\{([^{}]*)\\}|(\\*\\*/)|(\\*\\*)|(\\*)|(\\?)");
    private static final Pattern MONTH =
            Pattern.compile("\\{(MM|M|MMM|MMMM|yyyyMM|yyyy-MM|first|last|next)\\}");
    private static final Pattern YEAR =
            Pattern.compile("\\{(yyyy|yyyyMM|yyyy-MM|first|last|next)\\}");
    private static final List<String> DATES =
            List.of("yyyy", "MM", "M", "MMM", "MMMM", "yyyyMM", "yyyy-MM");
    private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;

    FilePattern {
        text = text.strip().replaceAll("^/+", "");
    }

    /**
     * A file that has the pattern.
     *
     * @param run the run that wrote it; empty where the pattern does not say
     * @param day null where the pattern does not say
     */
    record Match(String run, @Nullable LocalDate day) {}

    /**
     * What the paths of one month look like.
     *
     * @param prefix what all of them begin with
     */
    record OfMonth(YearMonth month, String prefix, Pattern paths) {

        Optional<Match> match(String key) {
            var matcher = paths.matcher(key);
            if (!matcher.matches()) {
                return Optional.empty();
            }
            try {
                return Optional.of(new Match(group(matcher, "run"), day(group(matcher, "day"))));
            } catch (DateTimeException e) {
                return Optional.empty();
            }
        }

        private @Nullable LocalDate day(String text) {
            return text.isEmpty() ? null : month.atDay(Integer.parseInt(text));
        }

        private String group(Matcher matcher, String name) {
            return paths.namedGroups().containsKey(name) ? matcher.group(name) : "";
        }
    }

    /** Whether it says which month a file is of. */
    boolean hasMonth() {
        return MONTH.matcher(text).find() && YEAR.matcher(text).find();
    }

    boolean hasDay() {
        return text.contains("{dd}") || text.contains("{d}");
    }

    boolean hasRun() {
        return text.contains("{run}");
    }

    /** A placeholder that means nothing; empty if there is none. */
    Optional<String> unknown() {
        return TOKEN.matcher(text)
                .results()
                .map(token -> token.group(1))
                .filter(name -> name != null && !DATES.contains(name))
                .filter(name -> !List.of("dd", "d", "run", "first", "last", "next").contains(name))
                .findFirst();
    }

    /** The file of a name that lies in the run's folder, or where there is none in the files'. */
    FilePattern beside(String name) {
        var end = hasRun() ? text.indexOf('/', text.indexOf("{run}")) : text.lastIndexOf('/');
        var isInRun = end >= 0;
        return new FilePattern((isInRun ? text.substring(0, end + 1) : "") + name);
    }

    OfMonth of(YearMonth month) {
        var regex = new StringBuilder();
        var prefix = new StringBuilder();
        var isFixed = true;
        var at = 0;
        var token = TOKEN.matcher(text);
        while (token.find()) {
            isFixed = literal(text.substring(at, token.start()), isFixed, prefix, regex);
            at = token.end();
            var date = token.group(1) == null ? null : date(token.group(1), month);
            if (date != null) {
                isFixed = literal(date, isFixed, prefix, regex);
            } else {
                regex.append(wild(token));
                isFixed = false;
            }
        }
        literal(text.substring(at), isFixed, prefix, regex);
        return new OfMonth(month, prefix.toString(), Pattern.compile(regex.toString()));
    }

    private static boolean literal(
            String part, boolean isFixed, StringBuilder prefix, StringBuilder regex) {
        regex.append(Pattern.quote(part));
        if (isFixed) {
            prefix.append(part);
        }
        return isFixed;
    }

    private static @Nullable String date(String name, YearMonth month) {
        return switch (name) {
            case "first" -> DAY.format(month.atDay(1));
            case "last" -> DAY.format(month.atEndOfMonth());
            case "next" -> DAY.format(month.plusMonths(1).atDay(1));
            default ->
                    DATES.contains(name)
                            ? DateTimeFormatter.ofPattern(name, Locale.ENGLISH).format(month)
                            : null;
        };
    }

    private static String wild(Matcher token) {
        var name = token.group(1);
        if (name != null) {
            return switch (name) {
                case "dd" -> "(?<day>[0-9]{2})";
                case "d" -> "(?<day>[0-9]{1,2})";
                default -> "(?<run>[^/]+)";
            };
        }
        if (token.group(2) != null) {
            return "(?:.*/)?";
        }
        return token.group(3) != null ? ".*" : token.group(4) != null ? "[^/]*" : "[^/]";
    }
}
