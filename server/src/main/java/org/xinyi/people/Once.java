package org.xinyi.people;

import java.util.function.Function;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.Acting;
import org.xinyi.kernel.sql.Requests;

/// Answers a repeated write as before. Of what was asked only a keyed index is remembered: a plain
/// digest of a name and a number could be guessed.
@Component
class Once {

    private final Requests requests;
    private final Vault vault;

    Once(Requests requests, Vault vault) {
        this.requests = requests;
        this.vault = vault;
    }

    <C, A> A answer(
            PeopleOperation operation, String key, C content, Class<A> type, Function<C, A> work) {
        var confidential = new Confidential<>(content, vault.requestIndex(content.toString()));
        return requests.once(
                new Requests.Request<>(Acting.current().client(), operation, key, confidential),
                type,
                wanted -> work.apply(wanted.content));
    }

    private record Confidential<C>(C content, String index) {
        @Override
        public String toString() {
            return index;
        }
    }
}
