/** Bills of Azure, fetched from Cost Management. */
@NullMarked
package org.chargebackledger.ingest.azurecostmanagement;

import org.jspecify.annotations.NullMarked;
