/** The books of the configuration: whose entity's they are and by what terms they post. */
@NullMarked
package org.chargebackledger.api.book;

import org.jspecify.annotations.NullMarked;
