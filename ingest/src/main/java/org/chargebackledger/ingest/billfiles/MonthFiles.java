package org.chargebackledger.ingest.billfiles;

import org.chargebackledger.ingest.billfiles.FilePattern.Match;
import org.chargebackledger.ingest.billfiles.FilePattern.OfMonth;
import org.chargebackledger.ingest.connector.FetchFailure;
import org.chargebackledger.ingest.connector.FetchFailure.Reason;
import org.chargebackledger.ingest.connector.Slice;
import org.chargebackledger.ingest.store.FileStore;
import org.chargebackledger.ingest.store.StoredFile;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Which files of all that lie there are a month's: those of its newest runs, or of all. */
final class MonthFiles {

    /** How long after its end a day's files may come. */
    private static final Duration DAY_LATE = Duration.ofDays(1);

    private final FileStore store;
    private final BillFilesOptions options;

    MonthFiles(FileStore store, BillFilesOptions options) {
        this.store = store;
        this.options = options;
    }

    /** Runs of one pattern and day. */
    private record Place(@Nullable LocalDate day, String run) {}

    /**
     * Lists what lies there now.
     *
     * @throws FetchFailure if a pattern has no files, or a day that is over has none
     */
    List<Run> find(Slice slice, Instant now) throws FetchFailure, IOException {
        var all = new ArrayList<Run>();
        for (var pattern : options.patterns()) {
            var runs = counting(runs(pattern, slice), pattern, slice);
            if (options.everyDay() && options.byDay(pattern)) {
                requireEveryDay(runs, pattern, slice, now);
            }
            all.addAll(runs);
        }
        return List.copyOf(all);
    }

    /** Where files of the month may lie, each listed once. */
    List<OfMonth> places(FilePattern pattern, Slice slice) {
        var last = YearMonth.from(slice.endDay().plusDays(options.daysAfter()).minusDays(1));
        var all = new ArrayList<OfMonth>();
        for (var month = YearMonth.from(slice.firstDay());
                !month.isAfter(last);
                month = month.plusMonths(1)) {
            if (all.isEmpty() || pattern.hasMonth()) {
                all.add(pattern.of(month));
            }
        }
        return all;
    }

    private List<Run> runs(FilePattern pattern, Slice slice) throws FetchFailure, IOException {
        var runs = new ArrayList<Run>();
        for (var place : places(pattern, slice)) {
            runs.addAll(runs(pattern, place, slice));
        }
        return runs;
    }

    private List<Run> runs(FilePattern pattern, OfMonth place, Slice slice)
            throws FetchFailure, IOException {
        var sign = options.manifest() != null ? options.manifest() : options.marker();
        var signs = new HashMap<Place, StoredFile>();
        var files = new LinkedHashMap<Place, List<StoredFile>>();
        var listed = new TreeMap<String, StoredFile>();
        var beside = sign == null ? null : pattern.beside(sign).of(place.month());
        for (var file : store.list(listing(place, sign))) {
            listed.put(file.key(), file);
            if (beside != null && file.name().equals(sign)) {
                beside.match(file.key())
                        .map(match -> place(match, file))
                        .filter(at -> isWithin(at, slice))
                        .ifPresent(at -> signs.put(at, file));
            } else {
                place.match(file.key())
                        .map(match -> place(match, file))
                        .filter(at -> isWithin(at, slice))
                        .ifPresent(
                                at -> files.computeIfAbsent(at, _ -> new ArrayList<>()).add(file));
            }
        }
        return together(files, signs, listed);
    }

    /** Without a list or marker no more than the names that are looked for. */
    private static String listing(OfMonth place, @Nullable String sign) {
        var prefix = place.prefix();
        return sign == null ? prefix : prefix.substring(0, prefix.lastIndexOf('/') + 1);
    }

    private static List<Run> together(
            Map<Place, List<StoredFile>> files,
            Map<Place, StoredFile> signs,
            SortedMap<String, StoredFile> listed) {
        var places = new LinkedHashSet<>(files.keySet());
        places.addAll(signs.keySet());
        return places.stream()
                .filter(at ->
                        // The sign of a run may be above the folders of its days.
                        at.day() != null
                                || files.containsKey(at)
                                || files.keySet().stream()
                                        .noneMatch(one -> one.run().equals(at.run())))
                .map(at ->
                        new Run(
                                at.run(),
                                at.day(),
                                List.copyOf(files.getOrDefault(at, List.of())),
                                signs.getOrDefault(at, signs.get(new Place(null, at.run()))),
                                listed))
                .toList();
    }

    private Place place(Match match, StoredFile file) {
        var day =
                options.dayByChange()
                        ? LocalDate.ofInstant(file.modified(), ZoneOffset.UTC)
                        : match.day();
        return new Place(day, match.run());
    }

    private boolean isWithin(Place at, Slice slice) {
        var day = at.day();
        return day == null
                || (!day.isBefore(slice.firstDay())
                        && day.isBefore(slice.endDay().plusDays(options.daysAfter())));
    }

    /** The runs whose files count; the others were replaced, or are not whole. */
    private List<Run> counting(List<Run> runs, FilePattern pattern, Slice slice)
            throws FetchFailure {
        var sign = options.manifest() != null ? options.manifest() : options.marker();
        var whole = sign == null ? runs : runs.stream().filter(run -> run.sign() != null).toList();
        if (whole.isEmpty() || (!options.newestRun() && whole.size() < runs.size())) {
            throw new FetchFailure(
                    Reason.PARTIAL,
                    "%s of %s in %s as %s"
                            .formatted(
                                    sign == null || runs.isEmpty() ? "no file" : "no " + sign,
                                    slice,
                                    store,
                                    pattern.text()));
        }
        return options.newestRun() ? newest(whole) : whole;
    }

    private static List<Run> newest(List<Run> runs) {
        var byDay =
                runs.stream()
                        .collect(
                                Collectors.groupingBy(
                                        run -> String.valueOf(run.day()),
                                        TreeMap::new,
                                        Collectors.toList()));
        return byDay.values().stream()
                .map(several ->
                        several.stream()
                                .max(
                                        Comparator.comparing(MonthFiles::written)
                                                .thenComparing(Run::name))
                                .orElseThrow())
                .toList();
    }

    private static Instant written(Run run) {
        return run.sign() != null
                ? run.sign().modified()
                : run.files().stream()
                        .map(StoredFile::modified)
                        .max(Comparator.naturalOrder())
                        .orElse(Instant.MIN);
    }

    private void requireEveryDay(List<Run> runs, FilePattern pattern, Slice slice, Instant now)
            throws FetchFailure {
        var days = runs.stream().map(Run::day).filter(Objects::nonNull).collect(Collectors.toSet());
        var over = LocalDate.ofInstant(now.minus(DAY_LATE), ZoneOffset.UTC);
        var missing =
                slice.firstDay()
                        .datesUntil(slice.endDay().plusDays(options.daysAfter()))
                        .filter(day -> day.isBefore(over) && !days.contains(day))
                        .map(LocalDate::toString)
                        .toList();
        if (!missing.isEmpty()) {
            throw new FetchFailure(
                    Reason.PARTIAL,
                    "no file of %s in %s as %s"
                            .formatted(String.join(", ", missing), store, pattern.text()));
        }
    }
}
