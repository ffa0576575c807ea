/// WeChat Pay, API v3: orders, refunds, signed answers, encrypted callbacks, the trade bill.
@NullMarked
package org.xinyi.sandbox.wechat;

import org.jspecify.annotations.NullMarked;
