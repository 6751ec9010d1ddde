package org.chargebackledger.ingest.billfiles;

import org.chargebackledger.ingest.store.StoredFile;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;

/**
 * Files that were written together.
 *
 * @param name of the folder of the run; empty where runs have none
 * @param day that the files are of; null where they are of a month
 * @param files those that have the pattern
 * @param sign the manifest or marker beside them; null if it is not there
 * @param listed all that lies there, by key
 */
record Run(
        String name,
        @Nullable LocalDate day,
        List<StoredFile> files,
        @Nullable StoredFile sign,
        SortedMap<String, StoredFile> listed) {}
