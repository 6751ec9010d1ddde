package org.chargebackledger.api.notice;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;

/**
 * How often each notice was given to a mail server. It is no projection, so a rebuild does not
 * forget what was sent; and whoever claims an attempt is alone with it, in whichever process.
 */
@Component
class NoticeAttempts {

    /**
     * Where a notice stands.
     *
     * @param lastError why the last attempt failed; null if none did
     * @param sentAt when a mail server took it; null before
     */
    record Attempts(
            int attempts, Instant nextAt, @Nullable String lastError, @Nullable Instant sentAt) {}

    private final JdbcClient jdbc;

    NoticeAttempts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Claims the next attempt.
     *
     * @param until nobody else tries before
     * @return how many there are with this one; empty if it is not due or was sent
     */
    Optional<Integer> claim(String noticeId, Instant now, Instant until) {
        return jdbc.sql(
                        """
                        INSERT INTO notice_attempt AS a (notice_id, attempts, next_at)
                        VALUES (:id, 1, :until)
                        ON CONFLICT (notice_id) DO UPDATE
                            SET attempts = a.attempts + 1, next_at = :until
                            WHERE a.next_at <= :now AND a.sent_at IS NULL
                        RETURNING attempts
                        """)
                .param("id", noticeId)
                .param("now", Timestamp.from(now))
                .param("until", Timestamp.from(until))
                .query(Integer.class)
                .optional();
    }

    void failed(String noticeId, String error, Instant nextAt) {
        jdbc.sql(
                        """
                        UPDATE notice_attempt SET last_error = :error, next_at = :next
                        WHERE notice_id = :id
                        """)
                .param("error", error)
                .param("next", Timestamp.from(nextAt))
                .param("id", noticeId)
                .update();
    }

    void sent(String noticeId, Instant at) {
        jdbc.sql(
                        """
                        UPDATE notice_attempt SET last_error = NULL, sent_at = :at
                        WHERE notice_id = :id
                        """)
                .param("at", Timestamp.from(at))
                .param("id", noticeId)
                .update();
    }

    Optional<Attempts> of(String noticeId) {
        return jdbc.sql("SELECT * FROM notice_attempt WHERE notice_id = :id")
                .param("id", noticeId)
                .query((row, number) -> {
                    var sentAt = row.getTimestamp("sent_at");
                    return new Attempts(
                            row.getInt("attempts"),
                            row.getTimestamp("next_at").toInstant(),
                            row.getString("last_error"),
                            sentAt == null ? null : sentAt.toInstant());
                })
                .optional();
    }
}
