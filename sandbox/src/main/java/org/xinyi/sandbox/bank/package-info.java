/// The banks: applications, draws, advices, payouts and statements, in a format of our own.
@NullMarked
package org.xinyi.sandbox.bank;

import org.jspecify.annotations.NullMarked;
