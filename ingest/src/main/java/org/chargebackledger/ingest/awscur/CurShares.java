package org.chargebackledger.ingest.awscur;

import org.chargebackledger.ingest.bill.TableFile;

/**
 * Whose share a row of split cost allocation data is, and of which instance. The pod's or task's
 * own name says it better than tags, which have to be activated.
 */
final class CurShares {

    private final TableFile file;
    private final String isShare;
    private final String consumer;

    CurShares(TableFile file, CurKinds kinds) {
        this.file = file;
        this.isShare = "(" + kinds.isShare() + ")";
        this.consumer = file.cell(CurColumns.RESOURCE);
    }

    /** The instance that a share divides; else the resource charged. */
    String resource() {
        if (!file.has(CurColumns.PARENT)) {
            return consumer;
        }
        return "CASE WHEN "
                + isShare
                + " THEN "
                + file.cell(CurColumns.PARENT)
                + " ELSE "
                + consumer
                + " END";
    }

    /** Of {@code pod/CLUSTER/NAMESPACE/POD/UID} and {@code task/CLUSTER/ID}. */
    String cluster() {
        if (!file.has(CurColumns.PARENT)) {
            return "NULL";
        }
        return "CASE WHEN "
                + isPod()
                + " OR ("
                + isShare
                + " AND regexp_matches("
                + consumer
                + ", ':task/[^/]+/')) THEN split_part("
                + consumer
                + ", '/', 2) END";
    }

    String namespace() {
        if (!file.has(CurColumns.PARENT)) {
            return "NULL";
        }
        return "CASE WHEN " + isPod() + " THEN split_part(" + consumer + ", '/', 3) END";
    }

    private String isPod() {
        return "(" + isShare + " AND contains(" + consumer + ", ':pod/'))";
    }
}
