/** Namespaces, nodes and pods of a cluster, as its API server knows them at the moment. */
@NullMarked
package org.chargebackledger.ingest.kubernetes;

import org.jspecify.annotations.NullMarked;
