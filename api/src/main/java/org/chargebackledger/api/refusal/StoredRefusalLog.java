package org.chargebackledger.api.refusal;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps refused commands in a table of its own, which no rebuild touches, and in a log file. */
@Component
final class StoredRefusalLog implements RefusalLog {

    private static final Logger LOG = LoggerFactory.getLogger("org.chargebackledger.refusals");
    private static final int TEXT_MAX = 2_000;

    private final JdbcClient jdbc;

    StoredRefusalLog(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void add(RefusedCommand refused) {
        LOG.info(
                "type={} actor='{}' command='{}' detail='{}'",
                refused.type(),
                oneLine(refused.actor()),
                oneLine(refused.command()),
                oneLine(refused.detail()));
        try {
            jdbc.sql("insert into refusal (actor, command, type, detail) values (?, ?, ?, ?)")
                    .params(
                            stored(refused.actor()),
                            stored(refused.command()),
                            stored(refused.type()),
                            stored(refused.detail()))
                    .update();
        } catch (DataAccessException e) {
            LOG.error("the refusal above is missing from the table", e);
        }
    }

    /** PostgreSQL keeps no NUL in a text, and a caller's text may be of any length. */
    private static String stored(String text) {
        var clean = text.replace('\0', ' ');
        return clean.length() <= TEXT_MAX ? clean : clean.substring(0, TEXT_MAX);
    }

    /** A caller's text must not be able to forge further log lines. */
    private static String oneLine(String text) {
        return text.replaceAll("\\p{Cntrl}", " ");
    }
}
