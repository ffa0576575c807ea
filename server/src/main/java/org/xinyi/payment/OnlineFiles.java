package org.xinyi.payment;

import java.time.LocalDate;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.PartyId;

@Component
class OnlineFiles implements ChannelFiles {

    private final OnlineChannels channels;

    OnlineFiles(OnlineChannels channels) {
        this.channels = channels;
    }

    @Override
    public Statement statement(PartyId payee, Channel channel, LocalDate day) {
        return channels.account(payee, channel)
                .map(account -> account.channel().statement(account.merchant(), day))
                .orElse(new Statement.Missing(MissingReason.NO_MERCHANT));
    }

    @Override
    public Payouts payouts(PartyId payee, Channel channel, LocalDate since) {
        return channels.account(payee, channel)
                .map(account -> account.channel().payouts(account.merchant(), since))
                .orElse(new Payouts.Missing(MissingReason.NO_MERCHANT));
    }
}
