package org.chargebackledger.api.connector;

import org.chargebackledger.api.http.access.Book;
import org.chargebackledger.ingest.Connectors;
import org.chargebackledger.ingest.connector.ConnectorKind;
import org.chargebackledger.ingest.connector.InvalidSettings;
import org.chargebackledger.ingest.connector.Settings;
import org.chargebackledger.ingest.connector.Slice;
import org.chargebackledger.ledger.audit.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.support.CronExpression;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Set;
import java.util.stream.Collectors;

/** Makes sense of one entry of the configuration, or says which setting of which connector not. */
final class ConnectorCheck {

    private static final String NAME = "[a-z0-9][a-z0-9-]{0,62}";
    private static final int REREAD_DAYS_MAX = 400;
    private static final Duration PAUSE_MAX = Duration.ofDays(1);

    private final String name;
    private final ConnectorEntry entry;

    private ConnectorCheck(String name, ConnectorEntry entry) {
        this.name = name;
        this.entry = entry;
    }

    /**
     * The connector that an entry describes.
     *
     * @param number of the entry, counted from 1, for when it has no name
     */
    static ConfiguredConnector of(int number, ConnectorEntry entry) {
        var name = entry.name();
        if (name == null || !name.matches(NAME)) {
            throw new InvalidSettings(
                    "number " + number,
                    "setting 'name' is no name of small letters, digits and hyphens: '"
                            + name
                            + "'");
        }
        return new ConnectorCheck(name, entry).connector();
    }

    private ConfiguredConnector connector() {
        var kind = kind();
        var from = day("from", entry.from());
        if (from == null) {
            throw invalid("from", "is missing: the first day to fetch, such as 2026-10-01");
        }
        var until = day("until", entry.until());
        if (until != null && until.isBefore(from)) {
            throw invalid("until", "is before 'from'");
        }
        requireCron();
        requireBook();
        if (entry.rereadDays() < 0 || entry.rereadDays() > REREAD_DAYS_MAX) {
            throw invalid("reread-days", "is no number from 0 to " + REREAD_DAYS_MAX);
        }
        for (var pause : entry.retryAfter()) {
            if (pause.isNegative() || pause.compareTo(PAUSE_MAX) > 0) {
                throw invalid("retry-after", "has a pause of less than 0 or more than a day");
            }
        }
        var settings = Settings.of(name, kind.settings(), entry.options());
        return new ConfiguredConnector(
                entry.book(),
                name,
                kind,
                from,
                until,
                except(kind),
                entry.schedule(),
                entry.rereadDays(),
                entry.replaceSource(),
                entry.retryAfter(),
                settings,
                kind.open(settings));
    }

    private ConnectorKind kind() {
        try {
            return Connectors.named(entry.kind() == null ? "" : entry.kind());
        } catch (Refusal e) {
            throw invalid("kind", "is unknown: " + e.getMessage());
        }
    }

    private @Nullable LocalDate day(String setting, @Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            return LocalDate.parse(text.strip());
        } catch (DateTimeException e) {
            throw invalid(setting, "is no day such as 2026-10-01: '" + text + "'");
        }
    }

    private Set<Slice> except(ConnectorKind kind) {
        try {
            return entry.except().stream()
                    .map(kind.sliceLength()::parse)
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IllegalArgumentException e) {
            throw invalid("except", "names " + e.getMessage());
        }
    }

    private void requireCron() {
        var schedule = entry.schedule();
        if (schedule != null && !CronExpression.isValidExpression(schedule)) {
            throw invalid(
                    "schedule",
                    "is no cron expression of six fields such as '0 30 2 * * *': '"
                            + schedule
                            + "'");
        }
    }

    private void requireBook() {
        try {
            var _ = new Book(entry.book());
        } catch (IllegalArgumentException e) {
            throw invalid("book", "is " + e.getMessage());
        }
    }

    private InvalidSettings invalid(String setting, String problem) {
        return new InvalidSettings(name, "setting '" + setting + "' " + problem);
    }
}
