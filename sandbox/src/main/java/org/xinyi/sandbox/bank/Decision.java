package org.xinyi.sandbox.bank;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.bouncycastle.crypto.digests.SM3Digest;

/// What a bank thinks of a person: always the same, from a digest of the ID number and the bank.
///
/// @param limit in fen; 0 when declined
record Decision(Verdict verdict, long limit) {

    enum Verdict {
        APPROVED,
        DECLINED,
        /// Approved, but only after a while.
        APPROVED_LATER
    }

    private static final int TEN_THOUSAND = 10_000;

    static Decision of(
            BankCatalogue catalogue, BankProfile bank, String productCode, String idNumber) {
        ByteBuffer digest = ByteBuffer.wrap(digest(bank.code() + "|" + idNumber));
        long luck = Math.floorMod(digest.getLong(), TEN_THOUSAND);
        if (luck < catalogue.declinedPerTenThousand()) {
            return new Decision(Verdict.DECLINED, 0);
        }
        BankProfile.Product product = bank.product(productCode);
        long steps = (product.max() - product.min()) / product.step() + 1;
        long limit = product.min() + Math.floorMod(digest.getLong(), steps) * product.step();
        boolean later =
                luck < catalogue.declinedPerTenThousand() + catalogue.pendingPerTenThousand();
        return new Decision(later ? Verdict.APPROVED_LATER : Verdict.APPROVED, limit);
    }

    private static byte[] digest(String text) {
        SM3Digest digest = new SM3Digest();
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update(bytes, 0, bytes.length);
        byte[] result = new byte[digest.getDigestSize()];
        digest.doFinal(result, 0);
        return result;
    }
}
