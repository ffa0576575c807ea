package org.xinyi.payment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.xinyi.Api;

/// A callback on its way.
record FakeCallback(String serial, String timestamp, String nonce, String signature, String body) {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    FakeCallback withBody(String other) {
        return new FakeCallback(serial, timestamp, nonce, signature, other);
    }

    FakeCallback withSerial(String other) {
        return new FakeCallback(other, timestamp, nonce, signature, body);
    }

    Api.Answer deliver(String url) {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(url))
                        .header("Content-Type", "application/json")
                        .header("Wechatpay-Serial", serial)
                        .header("Wechatpay-Timestamp", timestamp)
                        .header("Wechatpay-Nonce", nonce)
                        .header("Wechatpay-Signature", signature)
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build();
        try {
            HttpResponse<String> response =
                    CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
            return new Api.Answer("callback", response.statusCode(), response.body());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
