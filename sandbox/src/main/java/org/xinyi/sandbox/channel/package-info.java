/// Channels other than WeChat Pay, in a format of our own: UnionPay, Alipay, the digital yuan.
@NullMarked
package org.xinyi.sandbox.channel;

import org.jspecify.annotations.NullMarked;
