package org.xinyi.payment;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.PartyId;

/// The online channels there are adapters for, and who collects on them.
@Component
class OnlineChannels {

    /// A channel together with a payee who collects on it.
    record Account(OnlineChannel channel, Merchant merchant) {}

    private final Map<Channel, OnlineChannel> channels;
    private final Merchants merchants;

    OnlineChannels(List<OnlineChannel> channels, Merchants merchants) {
        this.channels =
                channels.stream()
                        .collect(Collectors.toMap(OnlineChannel::channel, Function.identity()));
        this.merchants = merchants;
    }

    Optional<OnlineChannel> find(Channel channel) {
        return Optional.ofNullable(channels.get(channel));
    }

    Optional<Account> account(PartyId payee, Channel channel) {
        return find(channel)
                .flatMap(
                        online ->
                                merchants
                                        .find(payee, channel)
                                        .map(merchant -> new Account(online, merchant)));
    }
}
