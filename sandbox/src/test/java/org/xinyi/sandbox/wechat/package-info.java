@NullMarked
package org.xinyi.sandbox.wechat;

import org.jspecify.annotations.NullMarked;
