/** Files to hand on, PDF and XLSX, in the same bytes on any machine. */
@NullMarked
package org.chargebackledger.api.document;

import org.jspecify.annotations.NullMarked;
