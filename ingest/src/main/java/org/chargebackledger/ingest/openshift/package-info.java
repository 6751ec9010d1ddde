/** OpenShift cost-management reports: pods, volumes, GPUs, node and namespace labels. */
@NullMarked
package org.chargebackledger.ingest.openshift;

import org.jspecify.annotations.NullMarked;
