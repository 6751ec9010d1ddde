/** How read models are written and read: bulk copies, columns, cursors, one consistent view. */
@NullMarked
package org.chargebackledger.projections.storage;

import org.jspecify.annotations.NullMarked;
