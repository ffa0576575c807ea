@NullMarked
package org.xinyi.ledger;

import org.jspecify.annotations.NullMarked;
