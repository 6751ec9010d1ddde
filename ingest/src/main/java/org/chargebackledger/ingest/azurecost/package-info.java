/** Bills as Azure's Cost Management exports them. */
@NullMarked
package org.chargebackledger.ingest.azurecost;

import org.jspecify.annotations.NullMarked;
