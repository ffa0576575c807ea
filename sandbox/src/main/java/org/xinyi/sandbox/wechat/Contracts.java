package org.xinyi.sandbox.wechat;

import org.jspecify.annotations.Nullable;
import org.xinyi.sandbox.store.Json;
import org.xinyi.sandbox.web.BadCall;
import org.xinyi.sandbox.web.Call;
import org.xinyi.sandbox.web.Fields;
import org.xinyi.sandbox.web.Reply;
import org.xinyi.sandbox.wechat.WechatFact.ContractConfirmed;
import org.xinyi.sandbox.wechat.WechatFact.ContractEnded;
import org.xinyi.sandbox.wechat.WechatFact.ContractProposed;
import org.xinyi.sandbox.wechat.WechatFact.Ordered;
import tools.jackson.databind.JsonNode;

/// Contracts under which a merchant debits a wallet without its owner at the phone. WeChat Pay has
/// them for merchants it has admitted; these paths and fields are ours.
final class Contracts {

    private static final int CODE_LENGTH_MAX = 32;

    private final WechatBook book;
    private final WechatAdmin admin;

    Contracts(WechatBook book, WechatAdmin admin) {
        this.book = book;
        this.admin = admin;
    }

    /// A contract as far as it has come.
    ///
    /// @param payer empty until its owner confirmed it on the phone
    /// @param funds whether the wallet can pay
    record Contract(String payer, boolean funds, boolean ended) {}

    /// The same code is the same contract.
    Reply propose(MerchantCall signed) {
        JsonNode body = signed.call().json();
        signed.requireOwn(Fields.text(body, "mchid"));
        String code = MerchantCall.required(body, "contract_code", CODE_LENGTH_MAX);
        String mchid = signed.merchant().mchid();
        if (book.contract(mchid, code) == null) {
            book.record(new ContractProposed(mchid, code, signed.now()));
        }
        return Reply.json(
                Json.object()
                        .put("contract_code", code)
                        .put("confirm_url", "weixin://wxpay/contract?c=" + mchid + "-" + code));
    }

    Reply end(MerchantCall signed) {
        signed.requireOwn(Fields.text(signed.call().json(), "mchid"));
        String code = signed.call().segment(3);
        contract(signed.merchant().mchid(), code);
        book.record(new ContractEnded(signed.merchant().mchid(), code, signed.now()));
        return Reply.empty(204);
    }

    /// Debits at once. The same number is the same debit.
    Reply debit(MerchantCall signed) {
        JsonNode body = signed.call().json();
        Ordered wanted = Ordering.read(signed);
        String code = MerchantCall.required(body, "contract_code", CODE_LENGTH_MAX);
        @Nullable Order known = signed.merchant().orders().get(wanted.number());
        if (known != null && known.closed()) {
            throw new WechatRefused(400, "ORDER_CLOSED", "订单已关闭");
        }
        if (known != null && known.paid() != null) {
            return Reply.empty(204);
        }
        Contract contract = contract(signed.merchant().mchid(), code);
        if (contract.ended || contract.payer.isEmpty()) {
            throw new WechatRefused(403, "CONTRACT_NOT_IN_FORCE", "签约未确认或已解约");
        }
        if (!contract.funds) {
            throw new WechatRefused(403, "NOT_ENOUGH", "用户账户余额不足");
        }
        if (known == null) {
            book.record(wanted);
        }
        admin.paid(wanted.mchid(), wanted.number(), contract.payer);
        return Reply.empty(204);
    }

    private Contract contract(String mchid, String code) {
        @Nullable Contract found = book.contract(mchid, code);
        if (found == null) {
            throw new WechatRefused(404, "CONTRACT_NOT_EXIST", "签约不存在");
        }
        return found;
    }

    /// Somebody confirms a contract on the phone, or has money in the wallet or none.
    Reply confirm(Call call) {
        JsonNode body = call.json();
        String mchid = Fields.required(body, "mchid");
        String code = Fields.required(body, "contract_code");
        synchronized (book) {
            if (book.contract(mchid, code) == null) {
                throw BadCall.field("contract_code", "one that was proposed");
            }
            book.record(
                    new ContractConfirmed(
                            mchid,
                            code,
                            Fields.required(body, "payer"),
                            body.path("funds").asBoolean(true)));
        }
        return Reply.json(Json.object().put("saved", 1));
    }
}
