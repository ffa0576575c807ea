package org.xinyi.payment;

import java.security.PrivateKey;
import java.security.PublicKey;
import org.xinyi.kernel.PartyId;

/// A payee at a channel, with the keys it signs and opens messages with.
///
/// @param mchid the channel's number of the merchant
/// @param serial of the certificate the private key belongs to
/// @param apiKey 32 characters, opens what a callback has sealed
record Merchant(
        long id,
        PartyId payee,
        Channel channel,
        String mchid,
        String serial,
        PublicKey publicKey,
        PrivateKey privateKey,
        String apiKey) {

    /// Without the keys: it may stand in a log.
    @Override
    public String toString() {
        return "Merchant " + id + " of " + payee.value() + " at " + channel;
    }
}
