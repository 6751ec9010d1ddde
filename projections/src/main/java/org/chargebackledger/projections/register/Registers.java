package org.chargebackledger.projections.register;

import static org.chargebackledger.projections.storage.Columns.day;
import static org.chargebackledger.projections.storage.Columns.optional;
import static org.chargebackledger.projections.storage.Columns.optionalDay;
import static org.chargebackledger.projections.storage.Columns.texts;

import org.chargebackledger.ledger.register.CostCenter;
import org.chargebackledger.ledger.register.Register;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

import javax.sql.DataSource;

/** Answers what a cost-center register said, now or as of an older version. */
public final class Registers {

    private final JdbcClient jdbc;

    public Registers(DataSource dataSource) {
        jdbc = JdbcClient.create(dataSource);
    }

    /** The register of a book as it stands; version 0 when nothing was entered. */
    public Register current(String book) {
        return asOf(book, Integer.MAX_VALUE);
    }

    /** The register of a book as it stood at a version. */
    public Register asOf(String book, int version) {
        var records = records(book, version);
        return new Register(Math.min(version, records.size()), records);
    }

    /** All records in order of entry up to a version, which counts them from 1. */
    public List<CostCenter> records(String book, int version) {
        return jdbc.sql(
                        """
                        SELECT * FROM read_model.cost_center_record
                        WHERE book = :book AND version <= :version ORDER BY version
                        """)
                .param("book", book)
                .param("version", version)
                .query(Registers::costCenter)
                .list();
    }

    /** How many records one person entered alone, as before anything is posted. */
    public long enteredAlone(String book) {
        return jdbc.sql(
                        """
                        SELECT count(*) FROM read_model.cost_center_record
                        WHERE book = :book AND change_id IS NULL
                        """)
                .param("book", book)
                .query(Long.class)
                .single();
    }

    /** The newest record of each code, in code point order. */
    public List<CostCenter> latest(String book) {
        return jdbc.sql(
                        """
                        SELECT DISTINCT ON (code) * FROM read_model.cost_center_record
                        WHERE book = :book ORDER BY code, valid_from DESC, version DESC
                        """)
                .param("book", book)
                .query(Registers::costCenter)
                .list();
    }

    private static CostCenter costCenter(ResultSet row, int number) throws SQLException {
        return new CostCenter(
                row.getString("code"),
                row.getString("name"),
                texts(row, "aliases"),
                row.getString("gl_account"),
                row.getString("legal_entity"),
                row.getString("owner"),
                day(row, "valid_from"),
                optionalDay(row, "valid_to"),
                optional(row, "successor"));
    }
}
