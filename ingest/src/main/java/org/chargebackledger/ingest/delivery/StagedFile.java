package org.chargebackledger.ingest.delivery;

import java.nio.file.Path;

/** One file as it was handed over: the sender's name for it, and where its bytes lie. */
public record StagedFile(String name, Path path) {}
