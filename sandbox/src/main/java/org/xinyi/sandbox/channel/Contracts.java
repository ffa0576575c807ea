package org.xinyi.sandbox.channel;

import org.jspecify.annotations.Nullable;
import org.xinyi.sandbox.channel.ChannelBook.Contract;
import org.xinyi.sandbox.channel.ChannelFact.ContractConfirmed;
import org.xinyi.sandbox.channel.ChannelFact.ContractEnded;
import org.xinyi.sandbox.channel.ChannelFact.ContractKey;
import org.xinyi.sandbox.channel.ChannelFact.ContractProposed;
import org.xinyi.sandbox.store.Json;
import org.xinyi.sandbox.web.BadCall;
import org.xinyi.sandbox.web.Call;
import org.xinyi.sandbox.web.Fen;
import org.xinyi.sandbox.web.Fields;
import org.xinyi.sandbox.web.Reply;
import tools.jackson.databind.JsonNode;

/// Contracts between the owner of an account and a client, for all merchants the client calls
/// for.
final class Contracts {

    private final ChannelBook book;

    Contracts(ChannelBook book) {
        this.book = book;
    }

    /// The same number is the same contract.
    Reply propose(SignedCall signed) {
        ContractKey key = signed.contract(Fields.required(signed.call().json(), "contractNo"));
        if (book.contract(key) == null) {
            book.record(new ContractProposed(key));
        }
        return view(signed, key);
    }

    Reply find(SignedCall signed) {
        return view(signed, signed.contract(signed.call().segment(2)));
    }

    Reply end(SignedCall signed) {
        ContractKey key = signed.contract(signed.call().segment(2));
        if (!known(key).ended()) {
            book.record(new ContractEnded(key));
        }
        return view(signed, key);
    }

    /// Whether it is in force, and what the account could give now: its owner agreed to be
    /// asked.
    private Reply view(SignedCall signed, ContractKey key) {
        Contract contract = known(key);
        long there = contract.inForce() ? book.balance(signed.channel(), contract.payer()) : 0;
        return Reply.json(
                Json.object()
                        .put("contractNo", key.number())
                        .put("inForce", contract.inForce())
                        .put("available", Fen.text(Math.max(0, there))));
    }

    /// At the desk: somebody confirms a contract, with so much on the account.
    Reply confirm(Call call) {
        JsonNode body = call.json();
        ContractKey key =
                new ContractKey(
                        call.segment(0),
                        Fields.required(body, "client"),
                        Fields.required(body, "contractNo"));
        synchronized (book) {
            known(key);
            book.record(
                    new ContractConfirmed(
                            key, Fields.required(body, "payer"), Fields.fen(body, "balance")));
        }
        return Reply.json(Json.object().put("saved", 1));
    }

    private Contract known(ContractKey key) {
        @Nullable Contract contract = book.contract(key);
        if (contract == null) {
            throw new BadCall(404, "CONTRACT_UNKNOWN", "无此签约 / No such contract");
        }
        return contract;
    }
}
