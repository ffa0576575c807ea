package org.xinyi.scheme;

import org.xinyi.kernel.sql.Operation;

enum SchemeOperation implements Operation {
    UPLOAD(501),
    ACTIVATE(502);

    private final int code;

    SchemeOperation(int code) {
        this.code = code;
    }

    @Override
    public int code() {
        return code;
    }
}
