/** Usage readings of any source: checked, put in order, and handed over in blocks. */
@NullMarked
package org.chargebackledger.ingest.readings;

import org.jspecify.annotations.NullMarked;
