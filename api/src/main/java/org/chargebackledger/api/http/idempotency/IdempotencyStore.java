package org.chargebackledger.api.http.idempotency;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The keys and their outcomes, in a table of their own: no projection, so a rebuild keeps them.
 *
 * <p>A key is claimed by a committed row before the work and answered by an update after it. A row
 * without an answer whose process is gone belongs to whoever asks next.
 */
@Component
class IdempotencyStore {

    static final Duration KEPT = Duration.ofDays(7);

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<Map<String, String>> HEADERS = new TypeReference<>() {};
    private static final long TIDY_EVERY_NANOS = Duration.ofMinutes(30).toNanos();

    /**
     * A row may vanish between two looks at it, when it is old or its work failed; not for ever.
     */
    private static final int LOOKS_MAX = 5;

    private record Row(String contentHash, long owner, @Nullable StoredAnswer answer) {}

    private final JdbcClient jdbc;
    private final Presence presence;
    private final Set<UUID> running = ConcurrentHashMap.newKeySet();
    private final AtomicLong tidiedAt = new AtomicLong(System.nanoTime() - TIDY_EVERY_NANOS);

    IdempotencyStore(JdbcClient jdbc, Presence presence) {
        this.jdbc = jdbc;
        this.presence = presence;
    }

    /** Whoever is granted the claim must {@link #answer} or {@link #release} it. */
    Claim claim(IdempotencyKey key, String contentHash) {
        tidy();
        var id = key.id();
        if (!running.add(id)) {
            return read(id).map(row -> foreign(row, contentHash)).orElseGet(Claim.InUse::new);
        }
        var granted = false;
        try {
            var claim = claim(id, key, contentHash);
            granted = claim instanceof Claim.Granted;
            return claim;
        } finally {
            if (!granted) {
                running.remove(id);
            }
        }
    }

    void answer(IdempotencyKey key, StoredAnswer answer) {
        try {
            jdbc.sql("update idempotency set status = ?, headers = ?, body = ? where id = ?")
                    .params(
                            answer.status(),
                            JSON.writeValueAsString(answer.headers()),
                            answer.body(),
                            key.id())
                    .update();
        } finally {
            running.remove(key.id());
        }
    }

    /** Forgets a key whose work failed, so that a retry does it again. */
    void release(IdempotencyKey key) {
        try {
            jdbc.sql("delete from idempotency where id = ? and status is null")
                    .param(key.id())
                    .update();
        } finally {
            running.remove(key.id());
        }
    }

    private Claim claim(UUID id, IdempotencyKey key, String contentHash) {
        for (var look = 0; look < LOOKS_MAX; look++) {
            if (insert(id, key, contentHash)) {
                return new Claim.Granted();
            }
            var row = read(id);
            if (row.isPresent()) {
                return isAbandoned(row.get(), contentHash) && takeOver(id, row.get())
                        ? new Claim.Granted()
                        : foreign(row.get(), contentHash);
            }
        }
        return new Claim.InUse();
    }

    private boolean insert(UUID id, IdempotencyKey key, String contentHash) {
        return jdbc.sql(
                                "insert into idempotency (id, actor, method, path, key,"
                                        + " content_hash, owner) values (?, ?, ?, ?, ?, ?, ?)"
                                        + " on conflict (id) do nothing")
                        .params(
                                id,
                                key.actor(),
                                key.method(),
                                key.path(),
                                key.text(),
                                contentHash,
                                presence.id())
                        .update()
                == 1;
    }

    private static Claim foreign(Row row, String contentHash) {
        if (!row.contentHash().equals(contentHash)) {
            return new Claim.Reused();
        }
        return row.answer() == null ? new Claim.InUse() : new Claim.Answered(row.answer());
    }

    /** A row of this very process that no thread is at was left by a failing database. */
    private boolean isAbandoned(Row row, String contentHash) {
        return row.contentHash().equals(contentHash)
                && row.answer() == null
                && (row.owner() == presence.id() || !presence.isAlive(row.owner()));
    }

    private boolean takeOver(UUID id, Row row) {
        return jdbc.sql(
                                "update idempotency set owner = ?"
                                        + " where id = ? and owner = ? and status is null")
                        .params(presence.id(), id, row.owner())
                        .update()
                == 1;
    }

    private Optional<Row> read(UUID id) {
        return jdbc.sql(
                        "select content_hash, owner, status, headers, body from idempotency"
                                + " where id = ?")
                .param(id)
                .query((result, number) -> row(result))
                .optional();
    }

    private static Row row(ResultSet result) throws SQLException {
        var status = result.getInt("status");
        var answer =
                result.wasNull()
                        ? null
                        : new StoredAnswer(
                                status,
                                JSON.readValue(result.getString("headers"), HEADERS),
                                result.getBytes("body"));
        return new Row(result.getString("content_hash"), result.getLong("owner"), answer);
    }

    private void tidy() {
        var last = tidiedAt.get();
        var now = System.nanoTime();
        if (now - last >= TIDY_EVERY_NANOS && tidiedAt.compareAndSet(last, now)) {
            jdbc.sql("delete from idempotency where started_at < now() - make_interval(days => ?)")
                    .param((int) KEPT.toDays())
                    .update();
        }
    }
}
