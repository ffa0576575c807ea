package org.xinyi.payment;

/// Lines of a trade bill in WeChat Pay's 27 columns.
final class BillFile {

    static final String HEADER =
            "交易时间,公众账号ID,商户号,特约商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,交易状态,付款银行,货币种类,"
                    + "应结订单金额,代金券金额,微信退款单号,商户退款单号,退款金额,充值券退款金额,退款类型,退款状态,商品名称,商户数据包,"
                    + "手续费,费率,订单金额,申请退款金额,费率备注";
    static final String TOTALS = "总交易单数,应结订单总金额,退款总金额,充值券退款总金额,手续费总金额,订单总金额,申请退款总金额";

    private BillFile() {}

    static String paid(String number, String amount, String fee) {
        return ("`2020-06-10 13:51:31,`wx1,`16000,`0,`,`42000%s,`%s,`o1,`NATIVE,`SUCCESS,`OTHERS,"
                        + "`CNY,`%s,`0.00,`0,`0,`0.00,`0.00,`,`,`医疗费用, Medical bill,`,`%s,`0.60%%,"
                        + "`%s,`0.00,`")
                .formatted(number, number, amount, fee, amount);
    }

    static String refunded(String number, String refund, String amount) {
        return ("`2020-06-10"
                    + " 13:51:31,`wx1,`16000,`0,`,`42000%s,`%s,`o1,`NATIVE,`REFUND,`OTHERS,`CNY,`0.00,`0.00,`50000%s,`%s,`%s,`0.00,`ORIGINAL,`SUCCESS,`医疗费用,"
                    + " Medical bill,`,`-0.17,`0.60%%,`0.00,`%s,`")
                .formatted(number, number, refund, refund, amount, amount);
    }

    static String totals(int count, String collected, String returned) {
        return "`%d,`%s,`%s,`0.00,`0.60,`%s,`%s"
                .formatted(count, collected, returned, collected, returned);
    }
}
