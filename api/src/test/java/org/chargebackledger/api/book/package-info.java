/** Books of several legal entities. */
@NullMarked
package org.chargebackledger.api.book;

import org.jspecify.annotations.NullMarked;
